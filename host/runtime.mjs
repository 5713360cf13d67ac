// The host module `clysm:runtime`: what every compiled program may ask of its host besides input and output.

import { createFunctions } from './functions.mjs';
import { valueFunctions } from './values.mjs';
import { viewFunctions } from './views.mjs';

// A function of a module: "at NAME (wasm://...:wasm-function[7]:0x1f)" on V8, on SpiderMonkey "NAME@ADDRESS line 9 >
// WebAssembly.compile:wasm-function[7]:0x1f". The name may have parentheses and an @ itself.
const wasmFrame = /^(?: *at (?:(.*) \()?|(.*?)@)[a-z-]+:.*wasm-function\[/;

// What is not the user's: entries of functions, the inside of the library, the start of all top-level forms.
const internalName = /@(?:\d|n)$|^(?:\(setf )?SYS:|^_start$|^export | callback(?: wrapper)?$/;

// Functions that do nothing but signal; who called them is the place of the error.
const signals = /^CL:(?:ERROR|CERROR|SIGNAL|WARN|BREAK|INVOKE-DEBUGGER)$/;

/** The names of the Lisp functions on a stack as the engine words it, innermost first. */
export function lispFunctions(stack) {
  const names = [];
  for (const line of stack.split('\n')) {
    const [, nameOnV8, nameElsewhere] = wasmFrame.exec(line) ?? [];
    const name = nameOnV8 ?? nameElsewhere;
    if (!name || name === names.at(-1) || internalName.test(name)) continue;
    if (names.length > 0 || !signals.test(name)) names.push(name);
  }
  return names;
}

const isLispError = Symbol('LispError');

const lispErrorClass = (Base) =>
  class extends Base {
    /**
     * @param {string} message the report of the condition
     * @param {unknown} condition the condition object itself, opaque to the host; null where there is none
     * @param {string} type the name of the condition's type
     */
    constructor(message, condition = null, type = 'ERROR') {
      super(message);
      this.condition = condition;
      this.type = type;
      // The values of its slots: numbers, strings, the names of symbols, arrays of these; others as they are, opaque.
      this.slots = {};
    }

    /** The names of the Lisp functions on the stack, innermost first. */
    get lispStack() {
      return lispFunctions(String(this.stack));
    }
  };

/** An unhandled Lisp condition on its way to the host. */
export class LispError extends lispErrorClass(Error) {
  static [Symbol.hasInstance](value) {
    return value?.[isLispError] === true;
  }
}
LispError.prototype.name = 'LispError';

/** An unhandled `ffi:ffi-type-error`: for the host that gave a wrong value it is also what it expects, a TypeError. */
export class LispTypeError extends lispErrorClass(TypeError) {}
LispTypeError.prototype.name = 'TypeError';

for (const { prototype } of [LispError, LispTypeError]) {
  prototype[isLispError] = true;
  // The message alone tells the user what happened; the class of the error would add nothing.
  prototype.isReport = true;
  prototype.exitCode = 1;
}

/** The program asked to end with an exit code. Unwinds the Lisp stack, so that cleanup forms run. */
export class ProgramExit extends Error {
  constructor(code) {
    super(`exit with code ${code}`);
    this.code = code;
  }
}
ProgramExit.prototype.name = 'ProgramExit';

/**
 * The tag under which Wasm catches what the host throws. Where an engine lacks `WebAssembly.JSTag`, a tag of ours
 * stands in, and `resolve.mjs` wraps every import so that errors are thrown under it.
 */
export const hostErrorTag = WebAssembly.JSTag ?? new WebAssembly.Tag({ parameters: ['externref'] });

/** True where the engine itself throws host errors under `hostErrorTag`. */
export const hasHostErrorTag = hostErrorTag === WebAssembly.JSTag;

// Each engine words the end of its stack in its own way: V8 and JavaScriptCore, then SpiderMonkey, which has a class of
// its own for it.
const StackError = globalThis.InternalError ?? RangeError;
const stackExhausted = /^Maximum call stack size exceeded|^too much recursion/;

/** `instanceof` for anything that can be thrown: a proxy may itself throw when it is asked. */
export function isInstance(value, type) {
  try {
    return value instanceof type;
  } catch {
    return false;
  }
}

// So does it for an array that cannot be allocated: V8, then SpiderMonkey.
const arrayTooLarge = /^requested new array is too large|^too many array elements/;

function isStackExhaustion(error) {
  try {
    return error instanceof StackError && stackExhausted.test(error.message);
  } catch {
    return false;
  }
}

/** Turns what left a Lisp program into what its caller should see: exhaustion of stack or heap changes its face. */
export function asLispError(error) {
  if (!isInstance(error, Error) || error instanceof LispError) return error;
  if (isStackExhaustion(error)) return exhaustion('Control stack exhausted', error);
  if (arrayTooLarge.test(error.message)) return exhaustion('Heap exhausted: an array is too large', error);
  return error;
}

function exhaustion(report, cause) {
  const result = new LispError(report);
  result.stack = cause.stack;
  result.cause = cause;
  return result;
}

/** The stack of a host error as the engine words it, or null where there is none. */
function errorStack(error) {
  try {
    return typeof error?.stack === 'string' ? error.stack : null;
  } catch {
    return null;
  }
}

/** The text that a condition takes from a host error: its message, or the value itself as text. */
export function errorMessage(error) {
  try {
    if (error !== null && typeof error === 'object' && typeof error.message === 'string') return error.message;
    return String(error);
  } catch {
    return 'a host value that has no text';
  }
}

// Longer strings are cut where Lisp prints them as objects.
const describedLength = 60;

/** The text by which Lisp prints a host value: a simple value itself, of an object its class. */
export function describeValue(value) {
  try {
    switch (typeof value) {
      case 'string':
        return JSON.stringify(value.length > describedLength ? `${value.slice(0, describedLength)}...` : value);
      case 'bigint':
        return `${value}n`;
      case 'function':
        return value.name ? `function ${value.name}` : 'function';
      case 'object':
        return value === null || value instanceof Error ? String(value) : className(value);
      default:
        return String(value);
    }
  } catch {
    return 'object';
  }
}

function className(object) {
  const name = object.constructor?.name;
  return typeof name === 'string' && name !== '' ? name : Object.prototype.toString.call(object).slice(8, -1);
}

/** How an error ends a program: the exit code, what to print (null for nothing), and the stack as the engine has it. */
export function failureOf(error) {
  if (isInstance(error, ProgramExit)) return { exitCode: error.code, report: null, stack: '' };
  if (!isInstance(error, Error)) return { exitCode: 1, report: `Uncaught ${errorMessage(error)}`, stack: '' };
  const shown = asLispError(error);
  const report = shown.isReport ? shown.message : String(shown);
  return { exitCode: (shown.isReport && shown.exitCode) || 1, report, stack: String(shown.stack ?? '') };
}

const hashes = new WeakMap();
let lastHash = 0;

// Spreads consecutive numbers over 30 bits (a step of the golden ratio, odd, so that all values are visited).
function nextHash() {
  lastHash = (lastHash + 0x278dde6d) & 0x3fffffff;
  return lastHash;
}

function textHash(text) {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash & 0x3fffffff;
}

/** A hash of at most 30 bits, the same for the same object as long as it lives, and for equal primitive values. */
export function identityHash(value) {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') {
    return textHash(typeof value + String(value));
  }
  let hash = hashes.get(value);
  if (hash === undefined) {
    hash = nextHash();
    hashes.set(value, hash);
  }
  return hash;
}

/**
 * What a host value is: 0 null, 1 undefined, 2 boolean, 3 number, 4 bigint, 5 string, 6 symbol, 7 function, 8 object.
 */
export function kind(value) {
  switch (typeof value) {
    case 'undefined':
      return 1;
    case 'boolean':
      return 2;
    case 'number':
      return 3;
    case 'bigint':
      return 4;
    case 'string':
      return 5;
    case 'symbol':
      return 6;
    case 'function':
      return 7;
    default:
      return value === null ? 0 : 8;
  }
}

/** The truth of a boolean of the host; anything else is no boolean. */
function toBoolean(value) {
  if (typeof value !== 'boolean') throw new TypeError(`${describeValue(value)} is no boolean`);
  return value ? 1 : 0;
}

/** A Lisp name as JavaScript writes it: "expectedType" for EXPECTED-TYPE. */
function camelCase(name) {
  return name.toLowerCase().replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

const surrogate = /[\ud800-\udfff]/;

/** 1 if a string has a surrogate, so that two code units may be one character. */
export function hasSurrogates(text) {
  return surrogate.test(text) ? 1 : 0;
}

/**
 * Makes the host module.
 *
 * @param {string[]} args the arguments of the program
 */
export function createRuntime(args = []) {
  // The errors of this program by their conditions, and the other way round.
  const lispErrors = new WeakMap();
  const conditions = new WeakMap();

  // A condition that passes the host more than once is the same error each time.
  function lispError(message, condition, type, isTypeError) {
    const known = lispErrors.get(condition);
    if (known !== undefined) return known;
    const error = new (isTypeError ? LispTypeError : LispError)(message, condition, type);
    if (condition !== null) {
      lispErrors.set(condition, error);
      conditions.set(error, condition);
    }
    return error;
  }

  const keywords = new Map();

  // Who ends the program is not to be handled: its error stands for itself. So does that of an exhausted stack, which
  // V8 lets pass by all handlers in WebAssembly, but SpiderMonkey only where a function of a module came to the end.
  function errorCondition(error) {
    if (isInstance(error, ProgramExit) || isStackExhaustion(error)) return error;
    return conditions.get(error) ?? null;
  }

  return {
    'host-error': hostErrorTag,
    exit(code) {
      throw new ProgramExit(code);
    },
    lispError,
    setSlot(error, name, value) {
      error.slots[camelCase(name)] = value;
    },
    errorMessage,
    errorStack,
    errorCondition,
    identityHash,
    same: (a, b) => (Object.is(a, b) ? 1 : 0),
    kind,
    describe: describeValue,
    hasSurrogates,
    number: (value) => value,
    toNumber: (value) => value,
    numberOf: (value) => (typeof value === 'number' ? value : NaN),
    boolean: (value) => value !== 0,
    toBoolean,
    ...createFunctions(),
    keywordOf: (text) => keywords.get(text) ?? null,
    rememberKeyword(text, keyword) {
      keywords.set(text, keyword);
    },
    ...valueFunctions,
    ...viewFunctions,
    bigint: (value) => value,
    toBigint: (value) => value,
    isInt64: (value) => (typeof value === 'bigint' && BigInt.asIntN(64, value) === value ? 1 : 0),
    timezoneOffset: (milliseconds) => new Date(milliseconds).getTimezoneOffset(),
    argumentCount: () => args.length,
    argument: (index) => args[index] ?? null,
  };
}
