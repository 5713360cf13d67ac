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
 * @param {(name: string) => {target: Function | null, required: number} | null} find looks for a function of the host:
 *     what to call, if it is one, and with how many arguments at least
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
    const found = method === undefined ? find(name) : { target: method, required: method.length };
    if (found === null) throw new MissingFunctionError('the host has no such function');
    if (found.target === null) throw new MissingFunctionError('it is no function of the host');
    callee.target = found.target;
    callee.required = found.required;
    if (given < callee.required) throw new MissingArgumentsError(name, callee.required, given);
    return callee.target;
  }

  // What a function returned, if it was no number.
  let result;

  function returned(value) {
    if (typeof value === 'number' && value === value) return value;
    result = value;
    return NaN;
  }

  const invoke0 = (c) => returned((c.required <= 0 ? c.target : target(c, 0))());
  const invoke1 = (c, x) => returned((c.required <= 1 ? c.target : target(c, 1))(x));
  const invoke2 = (c, x, y) => returned((c.required <= 2 ? c.target : target(c, 2))(x, y));
  const invoke3 = (c, x, y, z) => returned((c.required <= 3 ? c.target : target(c, 3))(x, y, z));
  const invoke4 = (c, x, y, z, w) => returned((c.required <= 4 ? c.target : target(c, 4))(x, y, z, w));
  const invokeMany = (c, args) =>
    returned((c.required <= args.length ? c.target : target(c, args.length))(...args));
  const apply0 = (f) => returned(f());
  const apply1 = (f, x) => returned(f(x));
  const apply2 = (f, x, y) => returned(f(x, y));
  const applyMany = (f, args) => returned(f(...args));

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
      // What a call lacked; of other errors -1, and -2 where there was nothing to call.
      requiredArguments(error) {
        if (error instanceof MissingArgumentsError) return error.required;
        return error instanceof MissingFunctionError ? -2 : -1;
      },
      givenArguments: (error) => error.given,
      callResult() {
        const value = result;
        result = undefined;
        return value;
      },
      invoke0,
      invoke1,
      invoke2,
      invoke3,
      invoke4,
      invokeMany,
      apply0,
      apply1,
      apply2,
      applyMany,
      // A function of its own, for it gets a number always, for which the engine has ways of its own.
      invokeDouble1: (c, p) => returned((c.required <= 1 ? c.target : target(c, 1))(p)),
      applyDouble1: (f, p) => returned(f(p)),
      // The bits of m tell which arguments are the numbers beside the values.
      invokeMixed2: (c, m, x, p, y, q) => invoke2(c, m & 1 ? p : x, m & 2 ? q : y),
      invokeMixed3: (c, m, x, p, y, q, z, r) => invoke3(c, m & 1 ? p : x, m & 2 ? q : y, m & 4 ? r : z),
      invokeMixed4: (c, m, x, p, y, q, z, r, w, s) =>
        invoke4(c, m & 1 ? p : x, m & 2 ? q : y, m & 4 ? r : z, m & 8 ? s : w),
      applyMixed2: (f, m, x, p, y, q) => apply2(f, m & 1 ? p : x, m & 2 ? q : y),
    },
  };
}
