class Animal {}

let keptObject;

const objects = {
  object: { name: 'object' },
  array: [1, 2],
  function: function named() {},
  date: new Date(0),
  string: 'text',
  number: 2 ** 40,
  smallNumber: 5,
  fraction: 0.5,
  null: null,
  undefined: undefined,
  true: true,
  false: false,
  bigint: 5n,
  symbol: Symbol('sign'),
  classInstance: new Animal(),
  bare: Object.create(null),
  throwing: {
    toString() {
      throw new Error('no text');
    },
  },
};

export const host = {
  trip: (value) => value,
  kind: (value) => (value === null ? 'null' : typeof value),
  made: (name) => (name === 'fresh' ? {} : objects[name]),
  keep(value) {
    keptObject = value;
  },
  kept: () => keptObject,
};

function show(name, call) {
  let text;
  try {
    const value = call();
    text = `${value === null ? 'null' : typeof value} ${typeof value === 'object' ? '' : String(value)}`;
  } catch (error) {
    text = `${error.name}: ${error.message}`;
  }
  console.log(`${name} => ${text}`);
}

export default function ({ exports }) {
  for (const [name, value] of Object.entries(objects)) {
    console.log(name, Object.is(exports.id(value), value));
  }
  for (const value of [0, -0, NaN, 2 ** 30 - 1, 2 ** 30, -(2 ** 30), 2 ** 31, 1e300, '']) {
    console.log(Object.is(value, -0) ? '-0' : value, Object.is(exports.id(value), value));
  }
  const closure = exports.makeClosure('host text');
  console.log(typeof closure, exports.id(closure) === closure, closure === exports.makeClosure('host text'));
  show('call', () => exports.call(closure, exports.object('a Lisp string')));
  show('text(string)', () => exports.text('text'));
  show('text(object of string)', () => exports.text(exports.object('text')));
  show('text(object)', () => exports.text({}));
  show('secondValue(1)', () => exports.secondValue(1));
  try {
    closure.property = 1;
  } catch (error) {
    console.log(error.name);
  }
  console.log(Object.keys(closure).length, closure.anything === undefined, Object.getPrototypeOf(closure));
}
