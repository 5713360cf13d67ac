// What Node offers to every program, and V8 alone does not: console, timers, performance.

import { format, inspect } from './inspect.mjs';

const output = 1;
const errors = 2;

/**
 * Makes the `console` object.
 *
 * @param {{write: (stream: number, text: string) => void}} io shared with the Lisp program, so that lines keep order
 * @param {() => number} now milliseconds
 */
export function createConsole(io, now) {
  let indent = '';
  const counts = new Map();
  const starts = new Map();

  function print(stream, text) {
    io.write(stream, `${(indent + text).replaceAll('\n', `\n${indent}`)}\n`);
  }

  const log = (...args) => print(output, format(args));
  const error = (...args) => print(errors, format(args));
  const elapsed = (label) => `${label}: ${(now() - starts.get(label)).toFixed(3)}ms`;
  return {
    log,
    info: log,
    debug: log,
    error,
    warn: error,
    trace: (...args) => print(errors, new Error(`Trace: ${format(args)}`).stack.replace(/^Error: /, '')),
    assert(condition, ...args) {
      if (!condition) error(args.length > 0 ? `Assertion failed: ${format(args)}` : 'Assertion failed');
    },
    dir: (value) => print(output, inspect(value)),
    group(...args) {
      if (args.length > 0) log(...args);
      indent += '  ';
    },
    groupEnd() {
      indent = indent.slice(2);
    },
    count(label = 'default') {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      print(output, `${label}: ${counts.get(label)}`);
    },
    countReset: (label = 'default') => void counts.delete(label),
    time: (label = 'default') => void starts.set(label, now()),
    timeLog(label = 'default') {
      if (starts.has(label)) print(output, elapsed(label));
    },
    timeEnd(label = 'default') {
      if (starts.has(label)) print(output, elapsed(label));
      starts.delete(label);
    },
  };
}

/** A pending call; what `setTimeout` returns. */
class Timer {
  constructor(id, due, interval, call) {
    this.id = id;
    this.due = due;
    this.interval = interval;
    this.call = call;
    this.keepsAlive = true;
  }
  ref() {
    this.keepsAlive = true;
    return this;
  }
  unref() {
    this.keepsAlive = false;
    return this;
  }
  hasRef() {
    return this.keepsAlive;
  }
  [Symbol.toPrimitive]() {
    return this.id;
  }
}

const longestDelay = 0x7fffffff;

/** The queue of timers: functions for `globalThis`, and `step` for the loop that runs them. */
export class Timers {
  #pending = new Map();
  #lastId = 0;
  #now;

  constructor(now) {
    this.#now = now;
  }

  get functions() {
    const clear = (timer) => void this.#pending.delete(Number(timer));
    const after = (delay) => (delay >= 1 && delay <= longestDelay ? Math.trunc(delay) : 1);
    return {
      setTimeout: (callback, delay, ...args) => this.#add(callback, after(delay), false, args),
      setInterval: (callback, delay, ...args) => this.#add(callback, after(delay), true, args),
      setImmediate: (callback, ...args) => this.#add(callback, 0, false, args),
      clearTimeout: clear,
      clearInterval: clear,
      clearImmediate: clear,
    };
  }

  #add(callback, delay, repeats, args) {
    if (typeof callback !== 'function') throw new TypeError('The "callback" argument must be of type function');
    const timer = new Timer(++this.#lastId, this.#now() + delay, repeats ? delay : null, () => callback(...args));
    this.#pending.set(timer.id, timer);
    return timer;
  }

  /** Runs the earliest timer if it is due. Returns the milliseconds to wait for the next step, -1 if none is left. */
  step() {
    let first = null;
    let alive = false;
    for (const timer of this.#pending.values()) {
      if (first === null || timer.due < first.due) first = timer;
      alive ||= timer.keepsAlive;
    }
    if (!alive) return -1;
    const wait = Math.ceil(first.due - this.#now());
    if (wait > 0) return wait;
    if (first.interval === null) this.#pending.delete(first.id);
    else first.due = this.#now() + first.interval;
    first.call();
    return 0;
  }
}
