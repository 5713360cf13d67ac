export const host = {
  trip: (value) => value,
  text: String,
  value: (text) => values[text],
};

// No eval: the texts are names.
const values = {
  '2 ** 32': 2 ** 32,
  '2 ** 32 + 5': 2 ** 32 + 5,
  true: true,
  null: null,
  undefined: undefined,
  NaN: NaN,
  0.5: 0.5,
  1.9: 1.9,
  '-1.9': -1.9,
  '5n': 5n,
  "''": '',
  "'12'": '12',
  "'0x10'": '0x10',
  'Symbol()': Symbol('s'),
  '({})': {},
  "{ valueOf() { throw new Error('no value') } }": {
    valueOf() {
      throw new Error('no value');
    },
  },
};

function show(name, call) {
  let text;
  try {
    const result = call();
    text = `${typeof result} ${String(result)}`;
  } catch (error) {
    text = error instanceof TypeError && !error.type ? 'TypeError of the engine' : `${error.name}: ${error.message}`;
  }
  console.log(`${name} => ${text}`);
}

export default function ({ exports }) {
  for (const value of [1.5, 2 ** 32 + 1, '7', null, 5n]) {
    show(`fixnum(${typeof value} ${value})`, () => exports.fixnum(value));
  }
  show('fixnum()', () => exports.fixnum());
  for (const value of ['1e3', undefined, 5n]) {
    show(`float(${typeof value} ${value})`, () => exports.float(value));
  }
  for (const value of [2 ** 32, null, 'text', undefined]) {
    show(`boolean(${typeof value} ${value})`, () => exports.boolean(value));
  }
}
