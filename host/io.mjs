// The host module `clysm:io`: text to and from the standard streams, in the order in which it was written.

import { ProgramExit } from './runtime.mjs';

// Text gathers up to this many characters before it is handed on; larger pieces gain nothing measurable.
const bufferLimit = 16384;

/**
 * Where text goes to and comes from.
 *
 * @typedef {object} Sink
 * @property {(stream: number, text: string) => void} write hands text to stream 1 (output) or 2 (errors); throws
 *     where that fails
 * @property {() => string | null} readLine the next line of input without its end, or null
 * @property {boolean} eager true where text must be handed on at each end of line: on a terminal
 */

/**
 * Makes the host module.
 *
 * @param {Sink} sink
 */
export function createIo(sink) {
  let pending = '';
  let pendingStream = 1;
  let scheduled = false;
  let broken = false;

  /** Hands on text, unless that failed before: who asks to write learns of it once. */
  function hand(text) {
    if (text === '' || broken) return;
    broken = true;
    sink.write(pendingStream, text);
    broken = false;
  }

  /** Hands on what is pending, but for a first half of a character whose second half may follow. */
  function flushCharacters() {
    const last = pending.charCodeAt(pending.length - 1);
    const end = last >= 0xd800 && last < 0xdc00 ? pending.length - 1 : pending.length;
    const text = pending.slice(0, end);
    pending = pending.slice(end);
    hand(text);
  }

  /** Hands on all that is pending. */
  function flush() {
    const text = pending;
    pending = '';
    hand(text);
  }

  function write(stream, text) {
    if (stream !== pendingStream) {
      flush();
      pendingStream = stream;
    }
    pending += text;
    if (pending.length > bufferLimit || (sink.eager && text.includes('\n'))) flushCharacters();
    else if (!scheduled) {
      // When the program waits for its host, all it has written is to be seen.
      scheduled = true;
      queueMicrotask(() => {
        scheduled = false;
        flushCharacters();
      });
    }
  }

  function readLine() {
    flush();
    return sink.readLine();
  }

  return { write, readLine, flush };
}

// The exit code that a shell gives a process which writes to a pipe that nobody reads: 128 and the signal SIGPIPE.
const brokenPipe = 141;

/**
 * The error of output that could not be written.
 *
 * @param {string} reason what the system says; '' where nobody reads any more, which ends the program quietly
 */
export function writeError(reason) {
  if (reason === '') return new ProgramExit(brokenPipe);
  return Object.assign(new Error(`cannot write the output: ${reason}`), { isReport: true });
}

/** The sink of a process with standard streams (Node, Deno, Bun), or null elsewhere. */
function processSink() {
  const fs = globalThis.process?.getBuiltinModule?.('node:fs');
  if (fs === undefined) return null;
  return {
    write: (stream, text) => writeAll(fs, stream, new TextEncoder().encode(text)),
    readLine: lineReader((buffer) => readSome(fs, buffer)),
    eager: fs.fstatSync(1).isCharacterDevice(),
  };
}

/** The sink of a page: lines to the console, the last too when the program waits. There is no input. */
function consoleSink() {
  const partial = ['', '', ''];
  const log = (stream, line) => (stream === 2 ? console.error : console.log)(line);

  function logPartial(stream) {
    if (partial[stream] !== '') log(stream, partial[stream]);
    partial[stream] = '';
  }

  return {
    write(stream, text) {
      const lines = (partial[stream] + text).split('\n');
      partial[stream] = lines.pop();
      for (const line of lines) log(stream, line);
      if (partial[stream] !== '') queueMicrotask(() => logPartial(stream));
    },
    readLine: () => null,
    eager: true, // complete lines keep their order with what the page logs
  };
}

let standard;

/** The standard streams of this process or page: one buffer for all programs in it. */
export function standardIo() {
  if (standard === undefined) {
    standard = createIo(processSink() ?? consoleSink());
    keepOrder(standard);
  }
  return standard;
}

// Lets text that the process writes by other ways wait for text that stands in our buffer. On Node, `console` writes
// through the streams; Deno and Bun write by themselves.
function keepOrder(io) {
  const { process, console } = globalThis;
  if (process?.getBuiltinModule === undefined) return;
  process.on('exit', io.flush);
  for (const stream of [process.stdout, process.stderr]) flushBefore(io, stream, 'write');
  if (globalThis.Deno === undefined && globalThis.Bun === undefined) return;
  for (const name of ['log', 'info', 'debug', 'error', 'warn', 'trace', 'dir', 'table']) flushBefore(io, console, name);
}

function flushBefore(io, owner, name) {
  const method = owner[name];
  owner[name] = function (...args) {
    io.flush();
    return method.apply(this, args);
  };
}

function writeAll(fs, stream, bytes) {
  for (let start = 0; start < bytes.length; ) {
    try {
      start += fs.writeSync(stream, bytes, start);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw writeError(error.code === 'EPIPE' ? '' : error.message);
    }
  }
}

function readSome(fs, buffer) {
  for (;;) {
    try {
      return fs.readSync(0, buffer);
    } catch (error) {
      if (error.code === 'EOF') return 0;
      if (error.code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10); // a terminal that does not block
    }
  }
}

/** Makes a reader of lines from a function that fills a buffer with bytes and returns their number, 0 at the end. */
function lineReader(fill) {
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(65536);
  let text = '';
  let ended = false;
  return () => {
    let end;
    while ((end = text.indexOf('\n')) < 0 && !ended) {
      const count = fill(buffer);
      ended = count === 0;
      text += decoder.decode(buffer.subarray(0, count), { stream: !ended });
    }
    if (end < 0) {
      const rest = text;
      text = '';
      return rest === '' ? null : rest;
    }
    const line = text.slice(0, text[end - 1] === '\r' ? end - 1 : end);
    text = text.slice(end + 1);
    return line;
  };
}
