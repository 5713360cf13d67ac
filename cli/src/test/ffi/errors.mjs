class Mishap extends Error {
  constructor() {
    super('custom');
  }
}

const things = {
  Error: new Error('an error'),
  'custom class': new Mishap(),
  aggregate: new AggregateError([new Error('one')], 'several'),
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
  recover(name) {
    try {
      return program.lispFails(name);
    } catch {
      return 'recovered';
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
    const [failed, error] = attempt(() => exports.again('Error', depth));
    console.log(`depth ${depth}`, failed && error === things.Error);
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
      console.log(name, value.name, value.message);
      const [, text] = attempt(() => exports.conditionText(value.condition));
      console.log(' ', typeof text === 'string' ? text : `${text.name}: ${text.message}`);
    } else console.log(name, value);
  }
  for (const name of ['error', 'division', 'special', 'nothing']) console.log(exports.recoverTest(name));
  console.log(exports.lispFails('at the end'));
}
