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
  true: true,
  false: false,
  bigint: 5n,
  classInstance: new Animal(),
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
    text = JSON.stringify(value);
  } catch (error) {
    text = `${error.name}: ${error.message}`;
  }
  console.log(`${name} => ${text}`);
}

export default function ({ exports }) {
  for (const [name, value] of Object.entries(objects)) {
    console.log(name, Object.is(exports.id(value), value));
  }
  const simple = { 0: 0, '-0': -0, '2 ** 30': 2 ** 30, '1e300': 1e300, NaN: NaN, '""': '' };
  for (const [name, value] of Object.entries(simple)) console.log(name, Object.is(exports.id(value), value));
  const closure = exports.makeClosure('host text');
  console.log(exports.id(closure) === closure, closure === exports.makeClosure('host text'));
  show('call', () => exports.call(closure, exports.object('a Lisp string')));
  show('text(string)', () => exports.text('text'));
  show('text(object of string)', () => exports.text(exports.object('text')));
  show('secondValue(1)', () => exports.secondValue(1));
}
