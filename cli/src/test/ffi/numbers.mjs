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
  true: () => true,
  false: () => false,
  NaN: () => NaN,
  Infinity: () => Infinity,
  '1 / 0': () => 1 / 0,
  0: () => 0,
  '-0': () => -0,
  '-3': () => -3,
  '5e-324': () => 5e-324,
};

function show(name, call) {
  let text;
  try {
    text = host.text(call());
  } catch (error) {
    text = `${error.name}: ${error.message}`;
  }
  console.log(`${name} => ${text}`);
}

export default function ({ exports }) {
  for (const value of [0, 2 ** 30 - 1, -(2 ** 30), 2 ** 30, -(2 ** 30) - 1, true]) {
    show(`fixnum(${value})`, () => exports.fixnum(value));
  }
  for (const value of [0, -0, 0.1, 2 ** 52, Infinity, -Infinity, NaN]) {
    show(`float(${host.text(value)})`, () => exports.float(value));
  }
  for (const value of [true, false, 0, 1, -1, 256]) {
    show(`boolean(${value})`, () => exports.boolean(value));
  }
  show('fixnumToFloat(3)', () => exports.fixnumToFloat(3));
  show('floatToFixnum(3)', () => exports.floatToFixnum(3));
  show('other(1)', () => exports.other(1));
  show('huge(2 ** 28)', () => exports.huge(2 ** 28));
  show('huge(2 ** 28 - 1)', () => exports.huge(2 ** 28 - 1));
  show('half(3)', () => exports.half(3));
}
