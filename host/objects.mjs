// The host module `clysm:js`: objects, their properties and methods, for package JS.

import { describeValue } from './runtime.mjs';

/** Throws what each engine words in its own way. */
function assertHasProperties(object, key) {
  if (object === null || object === undefined) throw new TypeError(`${object} has no property "${String(key)}"`);
}

function methodOf(object, key) {
  assertHasProperties(object, key);
  const method = object[key];
  if (typeof method !== 'function') throw new TypeError(`${describeValue(object)} has no method "${String(key)}"`);
  return method;
}

function iteratorOf(object) {
  const method = object?.[Symbol.iterator];
  if (typeof method !== 'function') throw new TypeError(`${describeValue(object)} is not iterable`);
  return method.call(object);
}

/**
 * Makes the host module.
 *
 * @param {(name: string) => {value: unknown} | null} find finds a value by its host name
 */
export function createObjects(find) {
  function setGlobal(name, value) {
    const path = name.split('.');
    const key = path.pop();
    const owner = path.length === 0 ? globalThis : find(path.join('.'))?.value;
    if (owner === null || owner === undefined) throw new TypeError(`there is no ${path.join('.')}`);
    owner[key] = value;
  }

  function classOf(type) {
    const value = typeof type === 'string' ? find(type)?.value : type;
    if (typeof value === 'function') return value;
    throw new TypeError(`${typeof type === 'string' ? type : describeValue(type)} is no class of the host`);
  }

  return {
    get(object, key) {
      assertHasProperties(object, key);
      return object[key];
    },
    set(object, key, value) {
      assertHasProperties(object, key);
      object[key] = value;
    },
    has: (object, key) => (key in Object(object) ? 1 : 0),
    delete: (object, key) => {
      delete object[key];
    },
    method0: (object, key) => methodOf(object, key).call(object),
    method1: (object, key, a) => methodOf(object, key).call(object, a),
    method2: (object, key, a, b) => methodOf(object, key).call(object, a, b),
    method3: (object, key, a, b, c) => methodOf(object, key).call(object, a, b, c),
    methodMany: (object, key, args) => methodOf(object, key).apply(object, args),
    construct: (type, args) => Reflect.construct(classOf(type), args),
    typeOf: (value) => typeof value,
    instanceOf: (value, type) => (value instanceof classOf(type) ? 1 : 0),
    global: (name) => find(name)?.value,
    setGlobal,
    object: () => ({}),
    undefined: () => undefined,
    keys: (object) => Object.keys(object),
    array: (iterable) => (Array.isArray(iterable) ? iterable : Array.from(iteratorOf(iterable))),
    length: (array) => array.length,
    iterator: iteratorOf,
    next: (iterator) => iterator.next(),
    done: (result) => (result.done ? 1 : 0),
    value: (result) => result.value,
    close: (iterator) => {
      iterator.return?.();
    },
  };
}
