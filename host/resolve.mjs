// Finds the host values that a module imports.

import { canSuspend } from './promises.mjs';
import { hasHostErrorTag, hostErrorTag } from './runtime.mjs';

/**
 * Host modules that a loader brings only if its program imports them: by the name, `create`, which makes the module of
 * the options, and `flush`, which hands on what it holds.
 */
export const optionalModules = new Map();

/** The host lacks imports of a program. `missing` names them all. */
export class MissingImportError extends Error {
  constructor(missing, lines) {
    super(`The host does not provide what the program imports:\n${lines.map((line) => `  ${line}`).join('\n')}`);
    this.missing = missing;
  }
}
MissingImportError.prototype.name = 'MissingImportError';
MissingImportError.prototype.isReport = true;
// The program did not run: whoever started it gave too little.
MissingImportError.prototype.exitCode = 2;

// The end of the name of an import whose last argument is an array of arguments.
const spreading = '...';

/**
 * Builds the import object of a module.
 *
 * A host name "a.b.c" is the import with module "a" and field "b.c". It is looked for in what the user passed, as
 * `imports.a["b.c"]` and then `imports.a.b.c`; then in the default host modules; then along `globalThis`.
 *
 * @param {{module: string, name: string, kind: string}[]} needed as from `WebAssembly.Module.imports`
 * @param {object} imports what the user passed
 * @param {object} defaults default host modules by name
 * @param {Record<string, string>} signatures the types of host functions by host name, for messages
 * @param {((hostName: string) => Function) | null} substitute makes what stands for a function that is not there
 * @throws {MissingImportError} naming every import that is not there or is of the wrong kind
 */
export function resolveImports(needed, imports, defaults, signatures = {}, substitute = null) {
  const result = {};
  const missing = new Map();
  for (const { module, name, kind } of needed) {
    const isSpread = name.endsWith(spreading);
    const plainName = isSpread ? name.slice(0, -spreading.length) : name;
    const hostName = nameOf(module, plainName);
    const found = find(module, plainName, imports, defaults);
    const problem = isSuspending(module, found?.value) ? null : problemWith(found?.value, kind);
    if (problem === null) {
      const value = typeof found.value === 'function' ? callable(found) : found.value;
      (result[module] ??= {})[name] = isSpread ? spreadingLast(value) : value;
    } else if (substitute !== null && kind === 'function') {
      (result[module] ??= {})[name] = substitute(hostName);
    } else if (!missing.has(hostName)) {
      missing.set(hostName, `${hostName}${signatures[`${module}.${name}`] ?? ''}${problem}`);
    }
  }
  if (missing.size > 0) throw new MissingImportError([...missing.keys()], [...missing.values()]);
  return result;
}

function spreadingLast(method) {
  return (...args) => method(...args.slice(0, -1), ...args.at(-1));
}

/**
 * Finds a function by its host name, "a.b.c", as an import.
 *
 * @returns {{target: Function | null, required: number} | null} what to call, null if it is no function, and the number
 *     of arguments that it needs
 */
export function findFunction(hostName, imports, defaults) {
  const found = findValue(hostName, imports, defaults);
  if (found === null) return null;
  if (typeof found.value !== 'function') return { target: null, required: 0 };
  // Those of the platform say themselves what they lack: their lengths may count parameters that they do without, as
  // those of `parseInt` and `JSON.stringify` do.
  return { target: callable(found), required: found.isGlobal ? 0 : found.value.length };
}

/** Finds any value by its host name: a module that was passed, too. Null if there is none. */
export function findValue(hostName, imports, defaults) {
  const dot = hostName.indexOf('.');
  if (dot < 0) return member(imports, hostName) ?? globalValue([hostName]) ?? null;
  return find(hostName.slice(0, dot), hostName.slice(dot + 1), imports, defaults) ?? null;
}

function nameOf(module, name) {
  return [module, name].filter((part) => part !== '').join('.');
}

function find(module, name, imports, defaults) {
  const path = [module, ...name.split('.')].filter((part) => part !== '');
  for (const root of [imports, defaults]) {
    const found = member(root?.[module], name) ?? walk(root, path);
    if (found !== undefined) return found;
  }
  return globalValue(path);
}

function globalValue(path) {
  const found = walk(globalThis, path);
  return found && { ...found, isGlobal: true };
}

function member(owner, key) {
  if (owner === null || owner === undefined) return undefined;
  const value = owner[key];
  return value === undefined ? undefined : { owner, value };
}

function walk(root, path) {
  let found = { value: root };
  for (const key of path) {
    found = member(found.value, key);
    if (found === undefined) return undefined;
  }
  return found;
}

// A function of the user may not suspend Lisp: only `clysm:async` is called in a way that is made for it.
function isSuspending(module, value) {
  return canSuspend && module === 'clysm:async' && value instanceof WebAssembly.Suspending;
}

function problemWith(value, kind) {
  if (value === undefined) return '';
  if (kind === 'function' && typeof value !== 'function') return `: is no function but ${describe(value)}`;
  if (kind === 'tag' && !(value instanceof WebAssembly.Tag)) return `: is no tag but ${describe(value)}`;
  return null;
}

function describe(value) {
  return value === null ? 'null' : `of type ${typeof value}`;
}

/**
 * The function to import: a method keeps its object as `this`. Members of a module namespace or of a module's exports
 * (objects without a prototype) and of `Math` need none, nor do functions that cannot ask for it: the engine calls a
 * function that is not bound in two thirds of the time.
 */
function callable({ owner, value }) {
  const free = owner === undefined || owner === Math || Object.getPrototypeOf(owner) === null;
  const method = free || owner === globalThis || !mayUseThis(value) ? value : value.bind(owner);
  return hasHostErrorTag ? method : tagged(method);
}

// The words by which a function reaches `this`, and what stands in the text of one whose source is not known.
const reachesThis = /\b(?:this|super|eval)\b|\[native code\]/;

function mayUseThis(method) {
  return reachesThis.test(Function.prototype.toString.call(method));
}

function tagged(method) {
  return (...args) => {
    try {
      return method(...args);
    } catch (error) {
      if (error instanceof WebAssembly.Exception) throw error;
      throw new WebAssembly.Exception(hostErrorTag, [error]);
    }
  };
}
