// What calls across the boundary are measured, as data. Each row has the Lisp program beside a peer that does the same.

import { fresh } from './host.mjs';
import { compare } from './timing.mjs';

/** Calls in one measured call of a peer: enough that entering the loop does not count. */
const CALLS = 2000;
const FEW_CALLS = 100;

/** The goals: nanoseconds, nanoseconds above the peer, multiples of a call through a reference, 10^9 units a second. */
const RAW = { above: 1, references: 2 };
const OWN_CALL = { nanoseconds: 20 };
const BY_NAME = { nanoseconds: 12 };
const BYTES = { units: 65536, calls: 4, goals: [{ rate: 1 }, { rate: 1 }] };

const textOf = (length, base) =>
  String.fromCharCode(...Array.from({ length }, (_, i) => base + (i % 26)));
const object = {};
const identity = (x) => x;

/** Values that come back: the type, its part of the exports' names, the value, the peer's Wasm type, the goal. */
const thereAndBack = [
  [':fixnum', 'fixnum', 7, 'i32', RAW],
  [':int8', 'int8', -7, 'i32', RAW],
  [':uint8', 'uint8', 200, 'i32', RAW],
  [':int16', 'int16', -700, 'i32', RAW],
  [':uint16', 'uint16', 50000, 'i32', RAW],
  [':int32', 'int32', -2000000000, 'i32', RAW],
  [':uint32', 'uint32', 4000000000, 'f64', RAW],
  [':int64', 'int64', 7n, 'i64', RAW],
  [':uint64', 'uint64', 7n, 'i64'],
  [':integer', 'integer', 7n, 'i64'],
  [':float', 'float', 0.5, 'f64', RAW],
  [':double-float', 'double-float', 0.5, 'f64', RAW],
  [':single-float', 'single-float', 0.5, 'f64', RAW],
  [':number, an integer', 'number', 7, 'f64', RAW],
  [':number, a double', 'double-number', 0.5, 'f64', RAW],
  [':boolean', 'boolean', 1, 'i32', RAW],
  [':anyref', 'anyref', object, 'extern', RAW],
  [':host-object', 'host-object', object, 'extern', RAW],
  ['(:instance "Object")', 'instance', object, 'extern'],
  [':any, a fixnum', 'any-fixnum', 7, 'extern'],
  [':any, a double', 'any-double', 0.5, 'extern'],
  [':any, a string of 16', 'any-string', textOf(16, 97), 'extern'],
  [':character', 'character', 'x', 'extern'],
  [':keyword', 'keyword', 'keyDown', 'extern'],
  ['(:enum ...) of numbers', 'enum-number', 2, 'i32'],
  ['(:enum ...) of strings', 'enum-string', 'blue', 'extern'],
  ['(:nullable :fixnum)', 'nullable', 7, 'extern'],
  ['(:function ...)', 'function', identity, 'extern'],
];

/** Values that go one way: type, name, value, arguments of the function that makes the peer's, units and goals. */
const oneWay = [
  [':string of 16', 'string', textOf(16, 97), [16, 97]],
  [':string of 1024', 'string', textOf(1024, 97), [1024, 97], { units: 1024, goals: [{ rate: 2 }, { rate: 1.5 }] }],
  [':string of 1024, Cyrillic', 'string', textOf(1024, 0x430), [1024, 0x430], { units: 1024 }],
  [':bytes, 16', 'bytes', new Uint8Array(16).fill(77), [16]],
  [':bytes, 64 K', 'bytes', new Uint8Array(65536).fill(77), [65536], BYTES],
  ['(:vector :int32), 1000', 'int32s', new Int32Array(1000).fill(77), [1000], { units: 4000 }],
  ['(:vector :double-float), 1000', 'doubles', new Float64Array(1000).fill(77), [1000], { units: 8000 }],
  ['(:list :fixnum), 10', 'list', Array.from({ length: 10 }, (_, i) => i), [10]],
  ['(:record ...), 3 fields', 'record', { x: 1.5, y: 2.5, id: 7 }, [7]],
];

let loops = 0;
const returning = () =>
  fresh(`loop ${loops++}`, 'take', 'n', 'x', 'for (let i = 0; i < n; i++) x = take(x); return x;');
const taking = () => fresh(`loop ${loops++}`, 'take', 'n', 'x', 'for (let i = 0; i < n; i++) take(x);');

function rowsThereAndBack(lisp, raw) {
  return thereAndBack.flatMap(([type, name, value, wasm, goal]) => {
    const rawValue = wasm === 'i64' ? BigInt(value) : value;
    const [loop, rawLoop] = [returning(), returning()];
    const reference = () => raw[`ref-${wasm}`](rawValue, CALLS);
    return [
      {
        name: `call-${name}`,
        call: 'Lisp to host and back',
        type,
        calls: CALLS,
        goal,
        peers: {
          lisp: () => lisp[`call-${name}`](value, CALLS),
          raw: () => raw[`call-${wasm}`](rawValue, CALLS),
          reference,
        },
      },
      {
        name: `take-${name}`,
        call: 'host to Lisp and back',
        type,
        calls: CALLS,
        goal,
        peers: {
          lisp: () => loop(lisp[`take-${name}`], CALLS, value),
          raw: () => rawLoop(raw[`take-${wasm}`], CALLS, rawValue),
          reference,
        },
      },
    ];
  });
}

function rowsOneWay(lisp, raw) {
  return oneWay.flatMap(([type, name, value, made, { units, calls = FEW_CALLS, goals = [] } = {}]) => {
    const rawValue = raw[`make-${name}`](...made);
    const [loop, rawLoop] = [taking(), taking()];
    const [goalOut, goalIn] = goals;
    return [
      {
        name: `send-${name} ${made[0]} ${made[1] ?? ''}`.trim(),
        call: 'Lisp to host',
        type,
        calls,
        units,
        goal: goalOut,
        peers: {
          lisp: () => lisp[`send-${name}`](value, calls),
          raw: () => raw[`send-${name}`](rawValue, calls),
        },
      },
      {
        name: `take-${name} ${made[0]} ${made[1] ?? ''}`.trim(),
        call: 'host to Lisp',
        type,
        calls,
        units,
        goal: goalIn,
        peers: {
          lisp: () => loop(lisp[`take-${name}`], calls, value),
          raw: () => rawLoop(raw[`take-${name}`], calls, value),
        },
      },
    ];
  });
}

function rowsOfFunctions(lisp, raw) {
  const hostFunction = () => fresh(`function ${loops++}`, 'x', 'return x;');
  const [own, other, any, rawFunction] = [hostFunction(), hostFunction(), hostFunction(), hostFunction()];
  const closures = [lisp['make-closure'](0), lisp['make-any-closure'](0)];
  const [loop, anyLoop, rawLoop, rawAnyLoop] = [returning(), returning(), returning(), returning()];
  const rawClosure = raw['take-i32'];
  return [
    {
      name: 'call-closure',
      call: 'Lisp to host and back',
      type: 'funcall of a (:function ...)',
      calls: CALLS,
      goal: OWN_CALL,
      peers: {
        lisp: () => lisp['call-closure'](own, CALLS),
        raw: () => raw['call-function'](rawFunction, CALLS),
      },
    },
    {
      name: 'call-any-closure',
      call: 'Lisp to host and back',
      type: 'funcall of a function of :any',
      calls: CALLS,
      goal: OWN_CALL,
      peers: {
        lisp: () => lisp['call-any-closure'](any, CALLS),
        raw: () => raw['call-function'](other, CALLS),
      },
    },
    {
      name: 'make-closure',
      call: 'host to Lisp and back',
      type: 'call of a (:function ...)',
      calls: CALLS,
      goal: OWN_CALL,
      peers: { lisp: () => loop(closures[0], CALLS, 1), raw: () => rawLoop(rawClosure, CALLS, 1) },
    },
    {
      name: 'make-any-closure',
      call: 'host to Lisp and back',
      type: 'call of a function of :any',
      calls: CALLS,
      goal: OWN_CALL,
      peers: { lisp: () => anyLoop(closures[1], CALLS, 1), raw: () => rawAnyLoop(rawClosure, CALLS, 1) },
    },
  ];
}

function rowsByName(lisp, raw) {
  const named = (type, name, count, value) => {
    const target = fresh(`target ${loops++}`, 'a', count === 0 ? 'return 1;' : 'return a;');
    return {
      name,
      call: 'Lisp to host and back',
      type: `call-host, ${type}`,
      calls: CALLS,
      goal: BY_NAME,
      peers: {
        lisp: () => lisp[name](value, CALLS),
        raw: () => raw[`invoke-${count}`](target, value, CALLS),
      },
    };
  };
  return [
    ...[0, 1, 2, 3, 4].map((count) => named(`fixnums: ${count}`, `by-name-${count}`, count, 7)),
    named('a double', 'by-name-double', 1, 0.5),
    named('a string of 16', 'by-name-string', 1, textOf(16, 97)),
  ];
}

function rowsOfOthers(lisp, raw) {
  const point = () => ({ x: 7, method: fresh(`method ${loops++}`, 'a', 'return a;') });
  const points = [point(), point(), point(), point()];
  const loop = returning();
  return [
    {
      name: 'get-js',
      call: 'Lisp to host and back',
      type: '(js:get object "x")',
      calls: CALLS,
      peers: { lisp: () => lisp['get-js'](points[0], CALLS), raw: () => raw['get-js'](points[1], CALLS) },
    },
    {
      name: 'call-js',
      call: 'Lisp to host and back',
      type: '(js:call object "method" i)',
      calls: CALLS,
      peers: { lisp: () => lisp['call-js'](points[2], CALLS), raw: () => raw['call-js'](points[3], CALLS) },
    },
    {
      name: 'call-values',
      call: 'Lisp to host and back',
      type: '(:values :fixnum :fixnum)',
      calls: CALLS,
      peers: { lisp: () => lisp['call-values'](CALLS) },
    },
    {
      name: 'take-values',
      call: 'host to Lisp and back',
      type: '(:values :fixnum :fixnum)',
      calls: CALLS,
      peers: { lisp: () => loop(lisp['take-values'], CALLS) },
    },
    {
      name: 'call-reenter',
      call: 'Lisp to host to Lisp',
      type: 're-entrant, :fixnum',
      calls: CALLS,
      goal: OWN_CALL,
      peers: { lisp: () => lisp['call-reenter'](CALLS), raw: () => raw['call-reenter'](CALLS) },
    },
    {
      name: 'call-throw',
      call: 'host error to handler',
      type: 'throw',
      calls: FEW_CALLS,
      goal: { nanoseconds: 500 },
      peers: { lisp: () => lisp['call-throw'](FEW_CALLS), raw: () => raw['call-throw'](FEW_CALLS) },
    },
    {
      name: 'call-handled',
      call: 'Lisp to host and back',
      type: ':fixnum under handler-case, against one without',
      calls: CALLS,
      goal: { above: 3 },
      peers: { lisp: () => lisp['call-handled'](7, CALLS), raw: () => lisp['call-fixnum'](7, CALLS) },
    },
  ];
}

/**
 * All rows. The name of each is that of the Lisp function that it measures, for a host that has the program alone.
 *
 * @param {object} lisp what calls.lisp exports
 * @param {object} raw what calls.wat exports
 */
export function rowsOf(lisp, raw) {
  return [
    ...rowsThereAndBack(lisp, raw),
    ...rowsOneWay(lisp, raw),
    ...rowsOfFunctions(lisp, raw),
    ...rowsByName(lisp, raw),
    ...rowsOfOthers(lisp, raw),
  ];
}

/**
 * Measures rows.
 *
 * @param {object} lisp what calls.lisp exports
 * @param {object} raw what calls.wat exports
 * @param {object} effort see `compare`
 * @param {(name: string) => boolean} isWanted by name or type
 * @returns {{name: string, times: Record<string, number>}[]} the rows with the nanoseconds of a call of each peer
 */
export function measured(lisp, raw, effort, isWanted) {
  return rowsOf(lisp, raw)
    .filter(({ name, type }) => isWanted(name) || isWanted(type))
    .map(({ peers, calls, ...row }) => {
      const times = compare(peers, effort);
      for (const peer of Object.keys(times)) times[peer] /= calls;
      return { ...row, times };
    });
}
