export const host = {
  trip: (value) => value,
  text: (value) => (Object.is(value, -0) ? '-0' : String(value)),
  value: (text) => values[text](),
};

// No eval: the texts are names.
const values = {
  '2 ** 30 - 1': () => 2 ** 30 - 1,
  '-(2 ** 30)': () => -(2 ** 30),
  '2 ** 30': () => 2 ** 30,
  '-(2 ** 30) - 1': () => -(2 ** 30) - 1,
  '2 ** 31 - 1': () => 2 ** 31 - 1,
  '-(2 ** 31)': () => -(2 ** 31),
  '2 ** 32': () => 2 ** 32,
  '2 ** 32 + 5': () => 2 ** 32 + 5,
  true: () => true,
  false: () => false,
  null: () => null,
  undefined: () => undefined,
  NaN: () => NaN,
  Infinity: () => Infinity,
  '1 / 0': () => 1 / 0,
  0: () => 0,
  '-0': () => -0,
  '-3': () => -3,
  0.5: () => 0.5,
  1.9: () => 1.9,
  '-1.9': () => -1.9,
  '5e-324': () => 5e-324,
  '5n': () => 5n,
  "''": () => '',
  "'12'": () => '12',
  "'0x10'": () => '0x10',
  'Symbol()': () => Symbol('s'),
  '({})': () => ({}),
  "{ valueOf() { throw new Error('no value') } }": () => ({
    valueOf() {
      throw new Error('no value');
    },
  }),
};

function show(name, call) {
  let text;
  try {
    const result = call();
    text = `${typeof result} ${Object.is(result, -0) ? '-0' : String(result)}`;
  } catch (error) {
    text = error instanceof TypeError && !error.type ? 'TypeError of the engine' : `${error.name}: ${error.message}`;
  }
  console.log(`${name} => ${text}`);
}

export default function ({ exports }) {
  for (const value of [0, 2 ** 30 - 1, -(2 ** 30), 2 ** 30, -(2 ** 30) - 1, 1.5, 2 ** 32 + 1, true, '7', null, 5n]) {
    show(`fixnum(${typeof value} ${value})`, () => exports.fixnum(value));
  }
  show('fixnum()', () => exports.fixnum());
  for (const value of [0, -0, 0.1, 2 ** 53, Infinity, -Infinity, NaN, '1e3', undefined, 5n]) {
    show(`float(${typeof value} ${Object.is(value, -0) ? '-0' : value})`, () => exports.float(value));
  }
  for (const value of [true, false, 0, 1, -1, 256, 2 ** 32, null, 'text', undefined]) {
    show(`boolean(${typeof value} ${value})`, () => exports.boolean(value));
  }
  show('fixnumToFloat(3)', () => exports.fixnumToFloat(3));
  show('floatToFixnum(3)', () => exports.floatToFixnum(3));
  show('other(1)', () => exports.other(1));
  show('huge(2 ** 28)', () => exports.huge(2 ** 28));
  show('huge(2 ** 28 - 1)', () => exports.huge(2 ** 28 - 1));
  show('half(3)', () => exports.half(3));
}
