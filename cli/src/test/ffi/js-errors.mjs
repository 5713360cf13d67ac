class Mishap {
  constructor() {
    this.message = 'custom';
  }
}

const things = {
  Error: new Error('an error'),
  TypeError: new TypeError('a type error'),
  5: 5,
  NaN: NaN,
  text: 'a text',
  'empty text': '',
  undefined: undefined,
  null: null,
  true: true,
  bigint: 5n,
  symbol: Symbol('sign'),
  object: { some: 'object' },
  'bare object': Object.create(null),
  'message getter throws': {
    get message() {
      throw new Error('getter');
    },
  },
  'message is a number': { message: 5 },
  'toString throws': {
    toString() {
      throw new Error('toString');
    },
  },
  proxy: new Proxy(
    {},
    {
      get() {
        throw new Error('trap');
      },
      getPrototypeOf() {
        throw new Error('trap');
      },
    },
  ),
  function: function thrown() {},
  array: [1, 2],
  'custom class': new Mishap(),
  aggregate: new AggregateError([new Error('one')], 'several'),
  frozen: Object.freeze(new Error('frozen')),
  'empty message': new Error(),
  'cross 𝄞': new Error('𝄞'),
};

let program;
let last;

export const host = {
  throwIt(name) {
    last = things[name];
    throw last;
  },
  thrown: () => last,
  log: (text) => console.log(text),
  callBack: (name, depth) => program.again(name, depth),
  promise: () => Promise.resolve(1),
};

function attempt(call) {
  try {
    return [false, call()];
  } catch (error) {
    return [true, error];
  }
}

export function instantiated({ exports }) {
  program = exports;
}

export default function ({ exports }) {
  for (const name of Object.keys(things)) {
    const [failed, error] = attempt(() => exports.again(name, 0));
    console.log(name, failed && Object.is(error, things[name]));
  }
  const [failed, error] = attempt(() => exports.again('object', 2));
  console.log('depth 2', failed && error === things.object);
}
