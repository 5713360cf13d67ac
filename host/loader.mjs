// Loads a compiled program. `clysm build` writes NAME.mjs: this file and those that it imports, joined, then a call
// of `instantiateProgram` with the description of NAME.wasm.

import { createCalls } from './calls.mjs';
import { hostExports } from './exports.mjs';
import { standardIo } from './io.mjs';
import { createObjects } from './objects.mjs';
import { createPromises, neverSettled } from './promises.mjs';
import { findFunction, findValue, optionalModules, resolveImports } from './resolve.mjs';
import { ProgramExit, asLispError, createRuntime, failureOf, isInstance, lispFunctions } from './runtime.mjs';
import { createStrings } from './strings.mjs';

/**
 * The description of a program that the compiler writes.
 *
 * @typedef {object} Program
 * @property {string} wasm the file name of the module, beside the loader
 * @property {{module: string, name: string, kind: string, type: string}[]} imports what the module imports
 * @property {{name: string, kind: string, type: string, async?: true}[]} exports what the module exports; a call of
 *     an `async` one is a computation that may wait for promises
 */

const compileOptions = { builtins: ['js-string'] };

/** Compiles and instantiates at once, for hosts that have the bytes. See `instantiateProgram`. */
export function instantiateBytes(program, bytes, imports = {}, options = {}) {
  const module = new WebAssembly.Module(bytes, compileOptions);
  const host = createHost(program, module, imports, options);
  return running(program, new WebAssembly.Instance(module, host.imports), module, host);
}

/**
 * Loads, compiles and instantiates a program; its top-level forms wait for `run()`.
 *
 * @param {Program} program
 * @param {string} base the address that `program.wasm` is relative to
 * @param {object} imports host functions by module and field: `{host: {log() {}}}`
 * @param {object} options `bytes`: the module, in place of loading it; `args`: the arguments of the program;
 *     `io`: its standard streams (made by `createIo`)
 * @returns {Promise<{exports: object, instance: WebAssembly.Instance,
 *     run: () => number | undefined | Promise<number | undefined>,
 *     register: (name: string, method: Function) => void}>} `run` returns the exit code of a program that asked for
 *     one, and throws a LispError for an unhandled condition; a program that waits for promises returns a promise;
 *     `register` makes a function known that Lisp calls by name
 */
export async function instantiateProgram(program, base, imports = {}, options = {}) {
  const { bytes } = options;
  const module = await (bytes === undefined
    ? loadModule(new URL(program.wasm, base))
    : WebAssembly.compile(bytes, compileOptions));
  const host = createHost(program, module, imports, options);
  return running(program, await WebAssembly.instantiate(module, host.imports), module, host);
}

async function loadModule(url) {
  function fail(reason, cause) {
    throw Object.assign(new Error(`cannot load ${url}: ${reason}`, { cause }), { isReport: true });
  }

  const bytes = await load(url).catch((error) => fail(error.message, error));
  return WebAssembly.compile(bytes, compileOptions).catch((error) => {
    if (!beginsAsModule(bytes)) fail('it is no WebAssembly module', error);
    if (!WebAssembly.validate(smallest)) fail(tooOld, error);
    fail(error.message, error);
  });
}

// A module with a structure, a tail call and a `try_table`, which are what not every host has that every program needs.
const smallest = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 6, 2, 0x5f, 0, 0x60, 0, 0], // types: a structure without fields, () -> ()
  ...[3, 2, 1, 1], // a function of the second
  ...[10, 10, 1, 8, 0, 0x1f, 0x40, 0, 0x12, 0, 0x0b, 0x0b], // try_table return_call 0 end
);

const tooOld =
  'this host is too old for it: its WebAssembly has no garbage collection, tail calls and exceptions, as Node 24 has';

/** The bytes at an address: an `ArrayBuffer`, or a `Uint8Array` that Node reads from a file. */
async function load(url) {
  const fs = globalThis.process?.getBuiltinModule?.('node:fs');
  if (url.protocol === 'file:' && fs !== undefined) return fs.readFileSync(url);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
  return response.arrayBuffer();
}

// A server may send a page in place of a file that it does not have. A module begins with the byte 0 and "asm".
function beginsAsModule(bytes) {
  return String.fromCharCode(...new Uint8Array(bytes).subarray(0, 4)) === '\0asm';
}

function createHost(program, module, imports, options) {
  const io = options.io ?? standardIo();
  const needed = WebAssembly.Module.imports(module);
  const calls = createCalls((name) => findFunction(name, imports, defaults));
  const defaults = {
    'clysm:runtime': { __proto__: null, ...createRuntime(options.args), ...calls.module },
    'clysm:io': io,
    'clysm:async': createPromises(),
    'clysm:js': createObjects((name) => findValue(name, imports, defaults)),
  };
  for (const [name, { create }] of optionalModules) defaults[name] = create(options);
  // Builtins that the engine has are no imports any more.
  if (needed.some((entry) => entry.module === 'wasm:js-string')) defaults['wasm:js-string'] = createStrings();
  const signatures = {};
  for (const { module: from, name, type } of program.imports) signatures[`${from}.${name}`] = ` ${type}`;
  return { io, register: calls.register, imports: resolveImports(needed, imports, defaults, signatures) };
}

function running(program, instance, module, { io, register }) {
  const asyncNames = program.exports.filter((entry) => entry.async).map((entry) => entry.name);
  const exports = hostExports(instance, module, asyncNames);

  function ended(error) {
    if (isInstance(error, ProgramExit)) return error.code;
    throw asLispError(error);
  }

  /** Hands on all that was written. Files may fail, so the standard streams do not wait for them. */
  function flush() {
    io.flush();
    for (const { flush: flushModule } of optionalModules.values()) flushModule();
  }

  function run() {
    try {
      return exports._start?.();
    } catch (error) {
      return ended(error);
    } finally {
      flush();
    }
  }

  const runAsync = () => exports._start().catch(ended).finally(flush);
  return { exports, instance, run: asyncNames.includes('_start') ? runAsync : run, register };
}

/**
 * Runs a program as a process of its own (`node NAME.mjs`): an unhandled error prints its report and the functions
 * on its stack, and the exit code is 1.
 *
 * @param {(imports: object, options: object) => Promise<{run: Function}>} instantiate
 */
export async function main(instantiate) {
  const { process } = globalThis;
  const fail = (error) => {
    const { exitCode, report, stack } = failureOf(error);
    if (report !== null) console.error([report, ...lispFunctions(stack).map((name) => `    at ${name}`)].join('\n'));
    process.exit(exitCode);
  };
  Error.stackTraceLimit = 100;
  const failUnsettled = () => fail(neverSettled());
  process.on('uncaughtException', fail);
  process.once('beforeExit', failUnsettled);
  try {
    const { run } = await instantiate({}, { args: process.argv.slice(2) });
    const code = await run();
    if (code !== undefined) process.exit(code);
    process.off('beforeExit', failUnsettled);
  } catch (error) {
    fail(error);
  }
}

/** True in the module that the process was started with. */
export function isMain(meta) {
  const { process } = globalThis;
  if (process?.argv === undefined) return false;
  return meta.main ?? meta.url === process.getBuiltinModule('node:url').pathToFileURL(process.argv[1] ?? '').href;
}
