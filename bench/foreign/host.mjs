// The host's side of calls.lisp and calls.wat. Each peer gets functions of its own, so that none pays for what the
// engine learned from another.

const identities = [
  'fixnum',
  'boolean',
  'int8',
  'uint8',
  'int16',
  'uint16',
  'int32',
  'uint32',
  'int64',
  'uint64',
  'integer',
  'float',
  'double-float',
  'single-float',
  'number',
  'double-number',
  'anyref',
  'host-object',
  'instance',
  'any-fixnum',
  'any-double',
  'any-string',
  'character',
  'keyword',
  'enum-number',
  'enum-string',
  'nullable',
  'function',
];
const sinks = ['string', 'bytes', 'doubles', 'int32s', 'list', 'record'];

/** A function that the engine knows nothing of yet: the label makes its text one of its own. */
export function fresh(label, ...parametersAndBody) {
  const body = parametersAndBody.pop();
  return new Function(...parametersAndBody, `${body} // ${label}`);
}

/** The value that a peer of `sinks` sent last. */
const last = { value: null };

const keep = (label) => fresh(label, 'last', 'return (x) => { last.value = x; };')(last);

/**
 * The functions that calls.lisp imports.
 *
 * @param {() => object} exportsOf what the program exports, once it is loaded
 */
export function hostOfLisp(exportsOf) {
  const host = {};
  for (const name of identities) host[name] = fresh(`lisp ${name}`, 'x', 'return x;');
  for (const name of sinks) host[name] = keep(`lisp ${name}`);
  const error = new Error('thrown');
  const pair = [1, 2];
  return {
    ...host,
    values: () => pair,
    reenter: (x) => exportsOf()['take-fixnum'](x),
    throw() {
      throw error;
    },
    'by-name-0': () => 1,
    'by-name-1': (a) => a,
    'by-name-2': (a, b) => b,
    'by-name-3': (a, b, c) => c,
    'by-name-4': (a, b, c, d) => d,
    'by-name-double': (a) => a,
    'by-name-string': (a) => a,
  };
}

/** The functions that calls.wat imports; see `hostOfLisp`. */
export function hostOfRaw(exportsOf) {
  const error = new Error('thrown');
  const method = (name) => Function.prototype.call.bind(DataView.prototype[name]);
  return {
    i32: (x) => x,
    i64: (x) => x,
    f64: (x) => x,
    extern: (x) => x,
    send: keep('raw'),
    reenter: (x) => exportsOf()['take-i32'](x),
    error: WebAssembly.JSTag,
    throw() {
      throw error;
    },
    call: (f, x) => f(x),
    invoke0: (f) => f(),
    invoke1: (f, a) => f(a),
    invoke2: (f, a) => f(a, a),
    invoke3: (f, a) => f(a, a, a),
    invoke4: (f, a) => f(a, a, a, a),
    get: (object) => object.x,
    method: (object, a) => object.method(a),
    newArray: () => [],
    push(array, x) {
      array.push(x);
    },
    length: (array) => array.length,
    element: (array, i) => array[i],
    newRecord: (x, y, id) => ({ x, y, id }),
    x: (record) => record.x,
    y: (record) => record.y,
    id: (record) => record.id,
    newView: (length) => new DataView(new ArrayBuffer(length)),
    viewOf: (array) => new DataView(array.buffer, array.byteOffset, array.byteLength),
    viewLength: (view) => view.byteLength,
    bytesOf: (view) => new Uint8Array(view.buffer),
    wordsOf: (view) => new Int32Array(view.buffer),
    doublesOf: (view) => new Float64Array(view.buffer),
    getInt32: method('getInt32'),
    setInt32: method('setInt32'),
    getFloat64: method('getFloat64'),
    setFloat64: method('setFloat64'),
  };
}

/** What was sent last; it is forgotten. */
export function lastSent() {
  const { value } = last;
  last.value = null;
  return value;
}
