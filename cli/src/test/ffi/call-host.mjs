let program;

export function instantiated(loaded) {
  program = loaded;
}

const values = {
  null: null,
  true: true,
  false: false,
  number: 1.5,
  integral: 4294967296,
  large: 2 ** 70,
  bigint: -(2n ** 70n),
  date: new Date(0),
  array: [1, 2],
  function: (x) => x * x,
  counter: (...args) => args.length,
  words: (...args) => args.join(' '),
};

export const host = {
  add: (a, b) => a + b,
  same: (x) => x,
  count: (...args) => args.length,
  words: values.words,
  typeOf: (x) => typeof x,
  value: (name) => values[name],
  curry: (a) => (b) => a + b,
  apply: (f, ...args) => f(...args),
  isSame: (a, b) => a === b,
  isFunction: (f) => f === values.function,
  outer: (f) => f(),
  broken() {
    throw new Error('broken');
  },
  mend: () => program.register('host.broken', (x) => 2 * x),
  fail: (...args) => {
    throw new Error(`failed with ${args}`);
  },
  deep: { er: { name: () => 'deep' } },
  'with.dots': () => 'dots',
  method() {
    return `${this.add('te', 'xt')}`;
  },
  addLater() {
    host.later = (x) => `first ${x}`;
  },
  register: (name, text) => program.register(name, (x) => `${text} ${x}`),
};
