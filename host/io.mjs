// The host module `clysm:io`: text to and from the standard streams, in the order in which it was written.

import { ProgramExit } from './runtime.mjs';

// Text gathers up to this many characters before it is handed on; larger pieces gain nothing measurable.
const bufferLimit = 16384;

// But lines are handed on one by one while they are no more than so many in so many milliseconds: what a program wrote
// before it is killed in a long computation should not be lost.
const calmLines = 50;
const calmTime = 50;

/**
 * Where text goes to and comes from.
 *
 * @typedef {object} Sink
 * @property {(stream: number, text: string) => void} write hands text to stream 1 (output) or 2 (errors); throws
 *     where that fails
 * @property {() => string | null} read waits for input and returns the text that has come, with lines that end in
 *     "\n"; null at the end
 * @property {() => boolean} [ready] whether `read` would not have to wait
 * @property {boolean} [interactive] whether somebody types the input
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
  let lines = 0;
  let linesSince = 0;

  /** Hands on text, unless that failed before: who asks to write learns of it once. */
  function hand(text) {
    if (text === '' || broken) return;
    try {
      sink.write(pendingStream, text);
    } catch (error) {
      broken = isWriteError(error);
      if (!broken) pending = text + pending; // the stack has ended here; there is room for it further up
      throw error;
    }
  }

  /** Whether there were few lines lately. */
  function isCalm() {
    if (lines >= calmLines) {
      const now = Date.now();
      if (now - linesSince < calmTime) return false;
      linesSince = now;
      lines = 0;
    }
    lines++;
    return true;
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
    if (pending.length > bufferLimit || (text.includes('\n') && (sink.eager || isCalm()))) flushCharacters();
    else if (!scheduled) {
      // When the program waits for its host, all it has written is to be seen.
      scheduled = true;
      queueMicrotask(() => {
        scheduled = false;
        flushCharacters();
      });
    }
  }

  function read() {
    flush();
    return sink.read();
  }

  function ready() {
    flush();
    return (sink.ready?.() ?? true) ? 1 : 0;
  }

  return { write, read, ready, interactive: () => (sink.interactive ? 1 : 0), flush };
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

function isWriteError(error) {
  return error instanceof ProgramExit || error.isReport === true;
}

/** The sink of a process with standard streams (Node, Deno, Bun), or null elsewhere. */
function processSink() {
  const { process } = globalThis;
  const fs = process?.getBuiltinModule?.('node:fs');
  if (fs === undefined) return null;
  return {
    write: (stream, text) => writeAll(fs, stream, new TextEncoder().encode(text)),
    ...createTextReader((buffer) => readSome(fs, buffer), pollInput(fs)),
    interactive: process.getBuiltinModule('node:tty').isatty(0),
    eager: fs.fstatSync(1).isCharacterDevice(),
  };
}

/**
 * The sink of a page: lines to the console, the last too when the program waits. Input is asked for by a dialog that
 * shows the line so far.
 */
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
    read() {
      const line = globalThis.prompt?.(partial[1]) ?? null;
      return line === null ? null : `${line}\n`;
    },
    interactive: true,
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

/**
 * Makes a function that reads what has come of standard input into a buffer without waiting, and returns the number of
 * bytes, 0 at the end; null where nothing has come, or that cannot be found out.
 */
function pollInput(fs) {
  let handle = null;
  return (buffer) => {
    try {
      if (fs.fstatSync(0).isFile()) return fs.readSync(0, buffer);
      // The same pipe or terminal, opened once more, so that nobody else's reads stop waiting.
      handle ??= fs.openSync('/dev/stdin', fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
      return fs.readSync(handle, buffer);
    } catch (error) {
      return error.code === 'EOF' ? 0 : null;
    }
  };
}

/**
 * Makes the functions of a sink that read text.
 *
 * @param {(buffer: Uint8Array) => number} fill waits for bytes, puts them into a buffer and returns their number, 0 at
 *     the end
 * @param {(buffer: Uint8Array) => number | null} poll does so without waiting
 */
function createTextReader(fill, poll) {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const buffer = new Uint8Array(65536);
  let text = '';
  let held = ''; // a carriage return that may belong to the end of a line
  let ended = false;

  function take(count) {
    ended = count === 0;
    const more = held + decoder.decode(buffer.subarray(0, count), { stream: !ended });
    held = !ended && more.endsWith('\r') ? '\r' : '';
    text += more.slice(0, more.length - held.length).replaceAll('\r\n', '\n');
  }

  function read() {
    while (text === '' && !ended) take(fill(buffer));
    const result = text;
    text = '';
    return result === '' ? null : result;
  }

  function ready() {
    if (text === '' && !ended) {
      const count = poll(buffer);
      if (count !== null) take(count);
    }
    return text !== '' || ended;
  }

  return { read, ready };
}
