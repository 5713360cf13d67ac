// Values that cross as what they are made of: arrays and their elements, objects and their fields, wide integers.

const tagOfTypedArray = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Int8Array.prototype),
  Symbol.toStringTag,
).get;

const typedArrays = {
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  BigInt64Array,
  BigUint64Array,
  Float32Array,
  Float64Array,
};

/** The elements of anything iterable but a string as an array; of other values null. */
function elements(value) {
  if (Array.isArray(value)) return value;
  if (value === null || typeof value !== 'object' || typeof value[Symbol.iterator] !== 'function') return null;
  return Array.from(value);
}

/** 1 if a value is a typed array whose class has such a name, in whatever realm it was made. */
function isTypedArray(value, name) {
  return tagOfTypedArray.call(value) === name ? 1 : 0;
}

function setElement(array, index, value) {
  array[index] = value;
}

/** A field of an object, perhaps inherited; but what all objects have, such as `constructor`, is no field. */
function field(object, name) {
  const value = object[name];
  if (name === '__proto__') return Object.hasOwn(object, name) ? value : undefined;
  return value === Object.prototype[name] ? undefined : value;
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
  return path.split('.').reduce((value, name) => value?.[name], globalThis);
}

function isInstanceOf(value, path) {
  const type = globalAt(path);
  if (typeof type !== 'function') throw new TypeError(`this host has no class ${path}`);
  return value instanceof type ? 1 : 0;
}

/**
 * The bytes of a Lisp vector. `word` gives four of them as a number, the first lowest, or for the complement of an
 * index the single byte there: a call for each four is what makes this fast.
 */
function bytesOut(word, vector, length) {
  const bytes = new Uint8Array(length);
  const count = length >> 2;
  const words = new Int32Array(bytes.buffer, 0, count);
  for (let i = 0; i < count; i++) words[i] = word(vector, i);
  for (let i = count << 2; i < length; i++) bytes[i] = word(vector, ~i);
  return bytes;
}

/** Gives bytes to a Lisp vector of their length, by `setWord` as in `bytesOut`. */
function bytesInto(setWord, vector, bytes) {
  const { length } = bytes;
  const count = length >> 2;
  const aligned = bytes.byteOffset & 3 ? bytes.slice() : bytes;
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, count);
  for (let i = 0; i < count; i++) setWord(vector, i, words[i]);
  for (let i = count << 2; i < length; i++) setWord(vector, ~i, bytes[i]);
}

/** The bytes of a `Uint8Array` or of an `ArrayBuffer`, shared or not; null for anything else. */
function bytesOf(value) {
  if (isTypedArray(value, 'Uint8Array')) return value;
  const tag = Object.prototype.toString.call(value);
  return tag === '[object ArrayBuffer]' || tag === '[object SharedArrayBuffer]' ? new Uint8Array(value) : null;
}

/** The BigInt of a sign and hexadecimal digits. */
function bigintOfHex(text) {
  return text.startsWith('-') ? -BigInt(`0x${text.slice(1)}`) : BigInt(`0x${text}`);
}

/** What `clysm:runtime` has for values that are made of others. */
export const valueFunctions = {
  array: () => [],
  newTypedArray: (name, length) => new typedArrays[name](length),
  push(array, value) {
    array.push(value);
  },
  elements,
  isTypedArray,
  arrayLength: (array) => array.length,
  element: (array, index) => array[index],
  intElement: (array, index) => array[index],
  floatElement: (array, index) => array[index],
  bigintElement: (array, index) => array[index],
  setInt: setElement,
  setFloat: setElement,
  setBigint: setElement,
  newObject: () => ({}),
  isObject: (value) => ((typeof value === 'object' && value !== null) || typeof value === 'function' ? 1 : 0),
  field,
  setField,
  isInstanceOf,
  bytesOut,
  bytesInto,
  bytesOf,
  bigintOfHex,
  hexOfBigint: (value) => value.toString(16),
  uint64: (value) => BigInt.asUintN(64, value),
  isUint64: (value) => (typeof value === 'bigint' && BigInt.asUintN(64, value) === value ? 1 : 0),
};
