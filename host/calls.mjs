// Calls of host functions that Lisp finds while the program runs: by name, or because the host gave them.

/** A function by its name, looked for when it is first called. */
class Callee {
  constructor(name) {
    this.name = name;
    this.forget();
  }

  forget() {
    this.target = null;
    this.required = Infinity; // so that no call has enough arguments without a look
  }
}

/** What a function of the engine has in place of its text. */
const nativeText = /\{\s*\[native code\]\s*\}$/;

/**
 * The number of arguments without which a function is not called. Those of the engine check theirs themselves, and
 * their `length` counts some that may be left out: that of `JSON.parse` is 2.
 */
function requiredOf(method) {
  return nativeText.test(Function.prototype.toString.call(method)) ? 0 : method.length;
}

/** A call with fewer arguments than the host function has parameters without defaults. */
class MissingArgumentsError extends TypeError {
  constructor(name, required, given) {
    super(`"${name}" takes at least ${required} arguments, not ${given}`);
    this.required = required;
    this.given = given;
  }
}

/** A call of a function that is not there, or is none. */
class MissingFunctionError extends TypeError {}

/**
 * Makes the host functions of a program for calls by name.
 *
 * @param {(name: string) => {value: unknown, target: Function} | null} find looks for a function of the host: what it
 *     is, and what to call
 */
export function createCalls(find) {
  const callees = new Map();
  const registered = new Map();

  function callee(name) {
    let result = callees.get(name);
    if (result === undefined) {
      result = new Callee(name);
      callees.set(name, result);
    }
    return result;
  }

  /** The function to call, looked for anew, if it takes so few arguments. */
  function target(callee, given) {
    const { name } = callee;
    const method = registered.get(name);
    const found = method === undefined ? find(name) : { value: method, target: method };
    if (typeof found?.value !== 'function') {
      const problem = found === null ? 'the host has no such function' : 'it is no function of the host';
      throw new MissingFunctionError(problem);
    }
    callee.target = found.target;
    callee.required = requiredOf(found.value);
    if (given < callee.required) throw new MissingArgumentsError(name, callee.required, given);
    return callee.target;
  }

  const invoke0 = (c) => (c.required <= 0 ? c.target : target(c, 0))();
  const invoke1 = (c, x) => (c.required <= 1 ? c.target : target(c, 1))(x);
  const invoke2 = (c, x, y) => (c.required <= 2 ? c.target : target(c, 2))(x, y);
  const invoke3 = (c, x, y, z) => (c.required <= 3 ? c.target : target(c, 3))(x, y, z);
  const invoke4 = (c, x, y, z, w) => (c.required <= 4 ? c.target : target(c, 4))(x, y, z, w);
  const invokeMany = (c, args) => (c.required <= args.length ? c.target : target(c, args.length))(...args);

  return {
    /** Makes a function known by a name, before all others of it. */
    register(name, method) {
      if (typeof name !== 'string' || typeof method !== 'function') {
        throw new TypeError('register takes a name, a string, and a function');
      }
      registered.set(name, method);
      callees.get(name)?.forget();
    },
    module: {
      callee,
      calleeName: (callee) => (callee instanceof Callee ? callee.name : String(callee.name) || 'function'),
      callMany: (method, args) => method(...args),
      requiredArguments(error) {
        if (error instanceof MissingArgumentsError) return error.required;
        return error instanceof MissingFunctionError ? -2 : -1;
      },
      givenArguments: (error) => error.given,
      invoke0,
      invoke1,
      invoke2,
      invoke3,
      invoke4,
      invokeMany,
    },
  };
}
