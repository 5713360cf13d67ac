// Functions that cross: those of Lisp become functions of the host, and the other way round.

/** The host functions of a program for the marshal type `:function`. */
export function createFunctions() {
  // Of each Lisp function, the host function by the wrapper that converts for it.
  const hostFunctions = new WeakMap();
  // Of each host function, the Lisp function by its type. One that was made of a Lisp function is it under any type.
  const lispFunctions = new WeakMap();
  const origins = new WeakMap();

  /**
   * The function of the host that calls a Lisp function.
   *
   * @param {Function} wrapper the function of the module that takes the Lisp function and the arguments
   * @param {object} lispFunction
   */
  const callback = (wrapper, lispFunction) => remembered(wrapper, lispFunction, () => bound(wrapper, lispFunction));

  /**
   * The function of the host that calls a Lisp function with any arguments.
   *
   * @param {Function} wrapper the function of the module that takes the next one, the Lisp function, the number of
   *     arguments, the first three and all of them
   * @param {object} lispFunction
   * @param {object} taker a function of the library
   * @param {number} most the number of arguments that the Lisp function takes at most, -1 without a limit; like a
   *     function of JavaScript, it does not see more
   */
  function functionOfArguments(wrapper, lispFunction, taker, most) {
    const limit = most < 0 ? Infinity : most;
    const make =
      () =>
      (...args) =>
        wrapper(taker, lispFunction, Math.min(args.length, limit), args[0], args[1], args[2], args);
    return remembered(wrapper, lispFunction, make);
  }

  function remembered(wrapper, lispFunction, make) {
    let known = hostFunctions.get(lispFunction);
    if (known === undefined) {
      known = new Map();
      hostFunctions.set(lispFunction, known);
    }
    const origin = known.get(null);
    if (origin !== undefined) return origin;
    let result = known.get(wrapper);
    if (result === undefined) {
      result = make();
      known.set(wrapper, result);
      origins.set(result, lispFunction);
    }
    return result;
  }

  /** The Lisp function that a host function was made of or for, or null. */
  function lispFunctionOf(hostFunction, type) {
    return origins.get(hostFunction) ?? lispFunctions.get(hostFunction)?.get(type) ?? null;
  }

  function rememberFunction(hostFunction, type, lispFunction) {
    let known = lispFunctions.get(hostFunction);
    if (known === undefined) {
      known = new Map();
      lispFunctions.set(hostFunction, known);
    }
    known.set(type, lispFunction);
    hostFunctions.set(lispFunction, new Map([[null, hostFunction]]));
  }

  return { callback, functionOfArguments, lispFunctionOf, rememberFunction, ...callers };
}

// An engine calls a function with parameters of its own faster than one that gathers its arguments.
function bound(wrapper, lispFunction) {
  switch (wrapper.length) {
    case 1:
      return () => wrapper(lispFunction);
    case 2:
      return (a) => wrapper(lispFunction, a);
    case 3:
      return (a, b) => wrapper(lispFunction, a, b);
    case 4:
      return (a, b, c) => wrapper(lispFunction, a, b, c);
    default:
      return (...args) => wrapper(lispFunction, ...args);
  }
}

const callers = {
  call0: (f) => f(),
  call1: (f, a) => f(a),
  call2: (f, a, b) => f(a, b),
  call3: (f, a, b, c) => f(a, b, c),
  call4: (f, a, b, c, d) => f(a, b, c, d),
  call5: (f, a, b, c, d, e) => f(a, b, c, d, e),
  call6: (f, a, b, c, d, e, g) => f(a, b, c, d, e, g),
  call7: (f, a, b, c, d, e, g, h) => f(a, b, c, d, e, g, h),
  call8: (f, a, b, c, d, e, g, h, i) => f(a, b, c, d, e, g, h, i),
};
