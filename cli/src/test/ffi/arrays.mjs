import { text } from './text.mjs';

function* counting() {
  yield 1;
  yield 2;
}

const values = {
  iterator: counting,
  set: () => new Set([3, 4]),
  'typed array': () => new Float64Array([1, 2.5]),
  'a string': () => 'abc',
  'an object': () => ({ length: 1 }),
  null: () => null,
  number: () => 5,
  fractions: () => [1.5],
  'out of range': () => [1, 300],
  nested: () => [[1, 2], new Set([3]), []],
  'strings in array': () => ['a', '𝄞', ''],
  'failing iterator': () => ({
    [Symbol.iterator]() {
      throw new Error('no iterator today');
    },
  }),
  buffer: () => new Uint8Array([1, 2, 3, 4, 5, 255]).buffer,
  'part of a buffer': () => new Uint8Array([9, 1, 2, 3, 4, 5, 6, 255]).subarray(1, 7),
};

export const host = {
  text,
  unsignedText: text,
  same: (value) => value,
  array: (value) => Array.from(value),
  unsignedArray: (value) => Array.from(value),
  value: (name) => values[name](),
  bytes: (count) => Uint8Array.from({ length: count }, (_, i) => i * 7),
  sum: (bytes) => bytes.reduce((a, b) => a + b, 0),
};

export default function ({ exports }) {
  for (const value of [[3, 1, 2], ['x'], [1.5], 'text', null]) {
    let result;
    try {
      result = text(exports.sorted(value));
    } catch (error) {
      result = `${error.name}: ${error.message}`;
    }
    console.log(`sorted(${text(value)}) => ${result}`);
  }
  console.log(text(exports.matrix([[1, 2], [3, 4]])), text(exports.reversed(new Uint8Array([1, 2, 3]))));
}
