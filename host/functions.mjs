// Functions that cross: those of Lisp become functions of the host, and the other way round.

class Itself {
  constructor(object) {
    return object;
  }
}

/** The host functions of a program for the marshal type `:function`. */
export function createFunctions() {
  /**
   * What a function of the host notes: the Lisp function that it was made of, or was made for it, by type. In a private
   * field it costs the collector nothing; the values of a WeakMap are looked at again and again.
   */
  class Noted extends Itself {
    #note;

    constructor(hostFunction, note) {
      super(hostFunction);
      this.#note = note;
    }

    static noteOf(hostFunction) {
      return #note in hostFunction ? hostFunction.#note : unextensible.get(hostFunction);
    }
  }

  // Those that take no new field.
  const unextensible = new WeakMap();

  function note(hostFunction, type, lispFunction) {
    const entry = { type, lispFunction, next: null };
    if (Object.isExtensible(hostFunction)) new Noted(hostFunction, entry);
    else unextensible.set(hostFunction, entry);
  }

  function madeOf(lispFunction, hostFunction) {
    note(hostFunction, null, lispFunction);
    return hostFunction;
  }

  /**
   * Makes a function of the host that calls a Lisp function.
   *
   * @param {Function} wrapper the function of the module that takes the Lisp function and the arguments
   * @param {object} lispFunction
   */
  const callback = (wrapper, lispFunction) => madeOf(lispFunction, bound(wrapper, lispFunction));

  /**
   * Makes a function of the host that calls a Lisp function with any arguments.
   *
   * @param {Function} wrapper the function of the module that takes the next one, the Lisp function, the number of
   *     arguments, the first three and all of them
   * @param {object} lispFunction
   * @param {object} taker a function of the library
   * @param {number} most the number of arguments that the Lisp function takes at most, -1 without a limit; like a
   *     function of JavaScript, it does not see more
   */
  function functionOfArguments(wrapper, lispFunction, taker, most) {
    const limit = most < 0 ? 0x3fffffff : most;
    return madeOf(lispFunction, (...args) => {
      const count = args.length < limit ? args.length : limit;
      return wrapper(taker, lispFunction, count, args[0], args[1], args[2], args);
    });
  }

  /** The Lisp function that a host function was made of, or that was made for it under this type, or null. */
  function lispFunctionOf(hostFunction, type) {
    for (let entry = Noted.noteOf(hostFunction); entry; entry = entry.next) {
      if (entry.type === null || entry.type === type) return entry.lispFunction;
    }
    return null;
  }

  function rememberFunction(hostFunction, type, lispFunction) {
    const first = Noted.noteOf(hostFunction);
    if (first) first.next = { type, lispFunction, next: first.next };
    else note(hostFunction, type, lispFunction);
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
