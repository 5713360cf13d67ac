const endless = { [Symbol.iterator]: null };
const proxy = new Proxy({}, { get() { throw new Error('trap'); }, getPrototypeOf() { throw new Error('trap'); } });
const failing = { get x() { throw new Error('getter'); } };
const failingIterator = { [Symbol.iterator]() { throw new Error('iterator'); } };

const values = {
  string: 'a string',
  number: 5,
  'too great': 2 ** 30,
  undefined,
  null: null,
  object: {},
  symbol: Symbol('sign'),
  point: { x: 1 },
  'more fields': { x: 1, label: 'a', y: 2 },
  'no fields': {},
  'wrong field': { x: '1' },
  'getter throws': failing,
  proxy,
  'iterator throws': failingIterator,
  'endless null': endless,
  'wrong element': [1, null],
};

const thrown = {
  number: 5,
  undefined,
  null: null,
  symbol: Symbol('sign'),
  frozen: Object.freeze({ message: 'frozen' }),
  proxy,
  string: 'a string',
  function: function aFunction() {},
};

let failures = 0;

export const host = {
  give(name) {
    if (name === 'throws') throw new Error('thrown');
    if (name === 'throws after a retry') throw new Error(`failure ${++failures}`);
    return values[name];
  },
  throwIt(name) {
    throw thrown[name];
  },
  callTwice: (f) => `${f(1)} ${f(2)}`,
};

export default function ({ exports }) {
  const show = (name, ...args) => {
    let text;
    try {
      text = `returns ${exports[name](...args)}`;
    } catch (error) {
      const known = Object.keys(thrown).find((key) => Object.is(thrown[key], error));
      text = `throws ${known === undefined ? `${error.name}: ${error.message}` : `what is called ${known}`}`;
    }
    console.log(name, text, exports.isAsBefore() === 1);
  };
  console.log(';; exports');
  show('add', 1, 2);
  show('add', 1);
  show('add', 'one', 2);
  show('add', 2 ** 30, 1);
  show('add', null, {});
  show('greet', 'Ada');
  show('greet', null);
  show('greet', undefined);
  show('greet', 5);
  show('greet', ['Ada']);
  show('xOf', { x: 1, y: 2 });
  show('xOf', {});
  show('xOf', null);
  show('xOf', 'point');
  show('xOf', failing);
  show('xOf', { x: 1.5 });
  show('wrong');
  show('fail', 'error');
  for (const name of Object.keys(thrown)) show('fail', name);
  show('add', 40, 2);
}
