// The live image: a dictionary of Wasm entities by name, grown by each module that is loaded.

import { createCalls } from '../host/calls.mjs';
import { createObjects } from '../host/objects.mjs';
import { createPromises } from '../host/promises.mjs';
import { findFunction, findValue, resolveImports } from '../host/resolve.mjs';
import { createRuntime } from '../host/runtime.mjs';
import { createContext } from './host.mjs';

const compileOptions = { builtins: ['js-string'] };

const stackForJava = new Array(60_000).fill(0);
const ignore = () => {};

/** An exception of the compiler (Java) on its way through Lisp. `id` is the number under which Java keeps it. */
class CompilerError extends Error {
  constructor(id, message) {
    super(message);
    this.id = id;
  }
}
CompilerError.prototype.name = 'CompilerError';
CompilerError.prototype.isReport = true;

/** @param {import('./host.mjs').Native} native with `compiler(name, argument)` and `compilerMessage(id)` */
export function createImage(native) {
  const context = createContext(native);
  const dictionary = Object.create(null);
  const known = {
    'clysm:image': dictionary,
    'clysm:runtime': { ...createRuntime(), ...createCalls((name) => findFunction(name, {}, known)).module },
    'clysm:async': createPromises(),
    'clysm:js': createObjects((name) => findValue(name, {}, known)),
    'clysm:io': context.io,
    'clysm:fs': context.fs,
    'clysm:compiler': new Proxy({}, { get: (_, name) => (argument) => askCompiler(name, argument) }),
  };
  let compilerError = null;
  let depth = 0;
  // What left Lisp for the compiler that Lisp had called: on its way through Java, which knows it by its index here.
  const passing = [];

  function askCompiler(name, argument) {
    // V8 aborts the process when it collects garbage while Java stands below the end of V8's stack. So Java is called
    // only where half a megabyte is left: these arguments take as much, or it is a RangeError.
    Reflect.apply(ignore, undefined, stackForJava);
    const answer = native.compiler(name, argument);
    if (typeof answer !== 'number') return answer;
    if (answer < 0) throw passing[-1 - answer];
    throw new CompilerError(answer, native.compilerMessage(answer));
  }

  // Runs what Java asks for. What leaves it goes on to where Java was called from, be it an exit to a block of Lisp, an
  // error or the end of the stack: the answer is its index, a number below 0. If Java was not called, it is a failure.
  function attempt(action) {
    const bindingDepth = dictionary['SYS:BINDING-DEPTH']?.value;
    depth++;
    try {
      return action();
    } catch (error) {
      if (depth > 1) return -passing.push(error);
      return context.attempt(() => {
        // An exhausted stack unwinds without the help of Lisp.
        if (bindingDepth !== undefined) dictionary['SYS:UNWIND-TO'](bindingDepth);
        compilerError = error instanceof CompilerError ? error.id : -1;
        throw error;
      });
    } finally {
      depth--;
      if (depth === 0) passing.length = 0;
      context.io.flush();
    }
  }

  function importsOf(module) {
    const needed = WebAssembly.Module.imports(module);
    const ofHost = needed.filter((entry) => !(entry.module in known));
    return { ...resolveImports(ofHost, {}, {}, {}, notYetThere), ...known };
  }

  // The program's own host is not there while it is compiled.
  function notYetThere(hostName) {
    return () => {
      throw new Error(`there is no host function "${hostName}" at compile time`);
    };
  }

  function instantiate(module) {
    const imports = importsOf(module);
    try {
      return new WebAssembly.Instance(module, imports);
    } catch (error) {
      const missing = WebAssembly.Module.imports(module)
        .filter((entry) => entry.module === 'clysm:image' && !(entry.name in dictionary))
        .map((entry) => entry.name);
      if (missing.length === 0) throw error;
      throw new WebAssembly.LinkError(`the image does not define ${missing.join(', ')}`);
    }
  }

  /**
   * Does what enters Lisp. Lisp that is left by an exception, above all by an exhausted stack, which it cannot catch,
   * has not undone its bindings of special variables; so they are undone here.
   */
  function enter(action) {
    const depth = dictionary['SYS:BINDING-DEPTH']?.value ?? 0;
    return attempt(() => {
      try {
        return action();
      } catch (error) {
        dictionary['SYS:UNWIND-TO']?.(depth);
        throw error;
      }
    });
  }

  return {
    ...context,
    /** Loads a module; returns true, or what `attempt` does when it fails. */
    load: (bytes) =>
      enter(() => {
        const { exports } = instantiate(new WebAssembly.Module(bytes, compileOptions));
        for (const name in exports) if (name !== 'init') dictionary[name] = exports[name];
        exports.init?.();
        return true;
      }),
    /** Calls a function of the dictionary; returns its result, or what `attempt` does when it fails. */
    call: (name, argument) =>
      enter(() => {
        const target = dictionary[name];
        if (typeof target !== 'function') throw new WebAssembly.LinkError(`the image does not define ${name}`);
        return target(argument) ?? null;
      }),
    /** Enters what a function of the dictionary returns for a number under a name. */
    define: (name, source, number) =>
      attempt(() => {
        dictionary[name] = dictionary[source](number);
        return true;
      }),
    defines: (name) => name in dictionary,
    /** The number of the compiler's exception that was the last failure, or -1. */
    compilerError: () => compilerError,
  };
}
