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
  overflow() {
    return host.overflow() + 1;
  },
  recover(name) {
    try {
      return program.lispFails(name);
    } catch (error) {
      return `recovered from ${error.name}`;
    }
  },
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
  for (const depth of [1, 2, 7]) {
    const [failed, error] = attempt(() => exports.again('object', depth));
    console.log(`depth ${depth}`, failed && error === things.object);
  }
  for (const name of [
    'error',
    'type-error',
    'signal',
    'throw',
    'division',
    'ffi-type-error',
    'special',
    'report fails',
    'nothing',
  ]) {
    const [failed, value] = attempt(() => exports.lispFails(name));
    if (failed) {
      console.log(name, value instanceof Error, value.name, value.message);
      console.log(' ', String(attempt(() => exports.conditionText(value.condition))[1]));
    } else console.log(name, value);
  }
  for (const name of ['error', 'division', 'special', 'nothing']) console.log(exports.recoverTest(name));
  console.log(exports.lispFails('at the end'));
}
