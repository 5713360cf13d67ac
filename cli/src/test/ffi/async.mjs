const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export const host = {
  async later(milliseconds, value) {
    await wait(milliseconds);
    return Number.isInteger(value) ? Array.from({ length: value }, (_, i) => i) : value;
  },
  async rejected(text) {
    await wait(1);
    throw new RangeError(text);
  },
  noPromise: () => 5,
  double: async (promise) => 2 * (await promise),
  callBack: (method) => method(),
  note: (text) => console.log(`note ${text}`),
  same: (a, b) => a === b,
};

export default async function ({ exports }) {
  const promise = exports.greeting('Ada');
  console.log(promise instanceof Promise, await promise);
  console.log(...(await Promise.all(['a', 'b', 'c'].map((name) => exports.greeting(name)))));
  await exports.failing().catch((error) => console.log(error.name, error.message, error.type));
  const nothing = exports.nothing();
  console.log(exports.who()); // another computation is suspended
  console.log((await nothing) ?? null);
  try {
    exports.syncGreeting('Ada');
  } catch (error) {
    console.log(error.name, error.message);
  }
  await exports.greeting(5).catch((error) => console.log(error.name, error.message));
  const [first, second] = [exports.steps('x', 2), exports.steps('y', 1)];
  await first;
  await second;
  console.log(exports.who());
  await exports.leave().catch((error) => console.log('exit', error.code));
}
