// Values that cross as what they are made of: arrays and their elements, objects and their fields, wide integers.

/** The elements of anything iterable but a string as an array; of other values null. */
function elements(value) {
  if (Array.isArray(value)) return value;
  if (value === null || typeof value !== 'object' || typeof value[Symbol.iterator] !== 'function') return null;
  return Array.from(value);
}

/** A field of an object, perhaps inherited; but what all objects have, such as `constructor`, is no field. */
function field(object, name) {
  const value = object[name];
  if (name === '__proto__') return Object.hasOwn(object, name) ? value : undefined;
  return value === Object.prototype[name] ? undefined : value;
}

/** The same; but if there is no such field, what stands for that. */
function fieldOr(object, name, missing) {
  const value = field(object, name);
  return value === undefined && !(name in object && object[name] === undefined) ? missing : value;
}

/** Sets a field of an object that we made; one of the name `__proto__` is like others. */
function setField(object, name, value) {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
  } else {
    object[name] = value;
  }
}

/** The value of the global at a path of names with dots. */
function globalAt(path) {
  return path.includes('.') ? path.split('.').reduce((value, name) => value?.[name], globalThis) : globalThis[path];
}

function isInstanceOf(value, path) {
  const type = globalAt(path);
  if (typeof type !== 'function') throw new TypeError(`this host has no class ${path}`);
  return value instanceof type ? 1 : 0;
}

/** The BigInt of a sign and hexadecimal digits. */
function bigintOfHex(text) {
  return text.startsWith('-') ? -BigInt(`0x${text.slice(1)}`) : BigInt(`0x${text}`);
}

const leastInt64 = -(2n ** 63n);

/** The BigInt of 64 bits that a BigInt or a number without fraction is, but the least; that for all other values. */
function int64Of(value) {
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) === value ? value : leastInt64;
  return Number.isSafeInteger(value) ? BigInt(value) : leastInt64;
}

/** What `clysm:runtime` has for values that are made of others. */
export const valueFunctions = {
  array: () => [],
  push(array, value) {
    array.push(value);
  },
  elements,
  arrayLength: (array) => array.length,
  element: (array, index) => array[index],
  newObject: () => ({}),
  isObject: (value) => ((typeof value === 'object' && value !== null) || typeof value === 'function' ? 1 : 0),
  // The engine looks for a property by a name that it knows already, not by a string that has just been made.
  key: (text) => Object.keys({ [text]: 0 })[0],
  field,
  fieldOr,
  setField,
  isInstanceOf,
  int64Of,
  bigintOfHex,
  hexOfBigint: (value) => value.toString(16),
  uint64: (value) => BigInt.asUintN(64, value),
  isUint64: (value) => (typeof value === 'bigint' && BigInt.asUintN(64, value) === value ? 1 : 0),
};
