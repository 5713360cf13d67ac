// The world of one V8 context: its globals, and the streams that lead to Java.

import { createFs, flushFiles } from '../host/fs.mjs';
import { createIo, writeError } from '../host/io.mjs';
import { optionalModules } from '../host/resolve.mjs';
import { failureOf } from '../host/runtime.mjs';
import { createConsole, Timers } from './globals.mjs';

/**
 * What Java provides.
 *
 * @typedef {object} Native
 * @property {(stream: number, text: string) => string | null} write null, or why it failed; '' where nobody reads
 * @property {() => string | null} read the text that has come of standard input, or null at its end
 * @property {() => boolean} ready whether `read` would not have to wait
 * @property {boolean} interactive whether somebody types the input
 * @property {() => number} now milliseconds since the start
 * @property {object} files functions of the host module `clysm:fs`
 * @property {boolean} terminal true if output is to be seen at each line
 */

/** @param {Native} native */
export function createContext(native) {
  const { read, ready, interactive } = native;
  const sink = { write, read, ready, interactive, eager: native.terminal };
  const now = () => native.now();
  const timers = new Timers(now);
  const rejections = new Map();
  let failure = null;

  function write(stream, text) {
    const reason = native.write(stream, text);
    if (reason !== null) throw writeError(reason);
  }

  function attempt(action) {
    try {
      return action();
    } catch (error) {
      failure ??= failureOf(error);
      return undefined;
    }
  }

  Error.stackTraceLimit = 100;
  globalThis.queueMicrotask = (callback) => {
    Promise.resolve().then(() => attempt(callback));
  };
  const io = createIo(sink);
  const fs = createFs(native.files);
  optionalModules.set('clysm:fs', { create: () => fs, flush: flushFiles });
  Object.assign(globalThis, timers.functions, {
    console: createConsole(io, now),
    performance: { now, timeOrigin: Date.now() - native.now() },
  });

  return {
    io,
    fs,
    attempt,
    /** Called by Java when a promise is rejected without a handler. */
    rejected: (promise, error) => void rejections.set(promise, error),
    /** Called by Java when such a promise gets a handler after all. */
    handled: (promise) => void rejections.delete(promise),
    /** The failure that ends the program, or null. */
    takeFailure() {
      attempt(flushFiles);
      io.flush();
      for (const error of rejections.values()) failure ??= failureOf(error);
      rejections.clear();
      const result = failure;
      failure = null;
      return result;
    },
    /** One step of the event loop: the milliseconds to wait for the next, or -1 at the end. */
    step: () => attempt(() => timers.step()) ?? 0,
  };
}
