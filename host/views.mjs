// Bytes of the host: those of typed arrays and buffers, which Lisp reads and writes through a DataView.

// The classes of typed arrays, as Lisp numbers them.
const typedArrays = [
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
];

const tagOfTypedArray = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Int8Array.prototype),
  Symbol.toStringTag,
).get;

// The methods of DataView by which Lisp reads and writes, as functions.
const accesses = {
  getInt8: (view, offset) => view.getInt8(offset),
  getInt16: (view, offset, littleEndian) => view.getInt16(offset, littleEndian),
  getInt32: (view, offset, littleEndian) => view.getInt32(offset, littleEndian),
  getBigInt64: (view, offset, littleEndian) => view.getBigInt64(offset, littleEndian),
  getFloat64: (view, offset, littleEndian) => view.getFloat64(offset, littleEndian),
  setInt8: (view, offset, value) => view.setInt8(offset, value),
  setInt16: (view, offset, value, littleEndian) => view.setInt16(offset, value, littleEndian),
  setInt32: (view, offset, value, littleEndian) => view.setInt32(offset, value, littleEndian),
  setBigInt64: (view, offset, value, littleEndian) => view.setBigInt64(offset, value, littleEndian),
  setFloat64: (view, offset, value, littleEndian) => view.setFloat64(offset, value, littleEndian),
};

// V8 compiles an import that is such a method, bound like this, to the access itself: it takes a nanosecond in place of
// ten. For other engines it is a call, and that of a bound function slower than others.
if (String(new Error('V8').stack).startsWith('Error: V8')) {
  const { call } = Function.prototype;
  for (const name of Object.keys(accesses)) accesses[name] = call.bind(DataView.prototype[name]);
}

/** The DataView of the bytes of a typed array or DataView. One whose buffer was taken away has none. */
function viewOf({ buffer, byteOffset, byteLength }) {
  return byteLength === 0 ? new DataView(new ArrayBuffer(0)) : new DataView(buffer, byteOffset, byteLength);
}

/** The bytes of a typed array of the class with this number, in whatever realm it was made; null for other values. */
function viewOfTypedArray(value, number) {
  return tagOfTypedArray.call(value) === typedArrays[number].name ? viewOf(value) : null;
}

/** The bytes of a `Uint8Array` or of an `ArrayBuffer`, shared or not; null for other values. */
function viewOfBytes(value) {
  if (tagOfTypedArray.call(value) === 'Uint8Array') return viewOf(value);
  const tag = Object.prototype.toString.call(value);
  const isBuffer = tag === '[object ArrayBuffer]' || tag === '[object SharedArrayBuffer]';
  return isBuffer ? viewOf(new Uint8Array(value)) : null;
}

/** What `clysm:runtime` has for bytes. */
export const viewFunctions = {
  newView: (number, count) => new DataView(new ArrayBuffer(count * typedArrays[number].BYTES_PER_ELEMENT)),
  viewOfTypedArray,
  viewOfBytes,
  viewLength: (view) => view.byteLength,
  typedArrayOf: ({ buffer }, number) => new typedArrays[number](buffer),
  ...accesses,
};
