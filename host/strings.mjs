// The functions of `wasm:js-string` for engines that lack these builtins (WebAssembly JavaScript interface,
// "JS String Builtins"). Slower than the builtins: each code unit is a call.

// (module (type $units (array (mut i16)))
//   size (param (ref null $units)) -> i32, get (param (ref null $units) i32) -> i32,
//   set (param (ref null $units) i32 i32)), since JavaScript cannot look into a GC array.
const unitAccess =
  'AGFzbQEAAAABGARedwFgAWMAAX9gAmMAfwF/YANjAH9/AAMEAwECAwcUAwRzaXplAAADZ2V0AAEDc2V0AAIKHgMGACAA+w8LCQAgACAB+w0' +
  'ACwsAIAAgASAC+w4ACw==';

function text(value) {
  if (typeof value !== 'string') throw new WebAssembly.RuntimeError('illegal cast');
  return value;
}

/** Makes the import module `wasm:js-string`. */
export function createStrings() {
  const bytes = Uint8Array.from(atob(unitAccess), (character) => character.charCodeAt(0));
  const { size, get, set } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;

  function within(condition) {
    if (!condition) throw new WebAssembly.RuntimeError('index out of bounds');
  }

  return {
    cast: text,
    test: (value) => (typeof value === 'string' ? 1 : 0),
    fromCharCodeArray(units, start, end) {
      start >>>= 0;
      end >>>= 0;
      within(start <= end && end <= size(units));
      let result = '';
      for (let i = start; i < end; i++) result += String.fromCharCode(get(units, i));
      return result;
    },
    intoCharCodeArray(value, units, start) {
      start >>>= 0;
      const { length } = text(value);
      within(start + length <= size(units));
      for (let i = 0; i < length; i++) set(units, start + i, value.charCodeAt(i));
      return length;
    },
    fromCharCode: (code) => String.fromCharCode(code >>> 0),
    fromCodePoint(code) {
      within(code >>> 0 <= 0x10ffff);
      return String.fromCodePoint(code >>> 0);
    },
    charCodeAt(value, index) {
      within(index >>> 0 < text(value).length);
      return value.charCodeAt(index >>> 0);
    },
    codePointAt(value, index) {
      within(index >>> 0 < text(value).length);
      return value.codePointAt(index >>> 0);
    },
    length: (value) => text(value).length,
    concat: (first, second) => text(first) + text(second),
    substring(value, start, end) {
      start >>>= 0;
      end >>>= 0;
      const { length } = text(value);
      return start > end || start > length ? '' : value.substring(start, end);
    },
    equals(first, second) {
      if (first !== null) text(first);
      if (second !== null) text(second);
      return first === second ? 1 : 0;
    },
    compare: (first, second) => (text(first) === text(second) ? 0 : first < second ? -1 : 1),
  };
}
