import { text } from './text.mjs';

const resizable = new ArrayBuffer(3, { maxByteLength: 8 });
const resized = new Uint8Array(resizable);
resizable.resize(6);

const gone = new Uint8Array(4);
gone.buffer.transfer();

const values = {
  'wrong class': new Int8Array([-1, 2]),
  holes: [1, , 3],
  'an object': { length: 1 },
  undefined,
  fractions: [1.5],
  numbers: [1],
  'clamped bytes': new Uint8ClampedArray([1]),
  // A page that is not isolated has no class SharedArrayBuffer.
  'shared bytes': new Uint8Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer, 0, 5).fill(3),
  'resized bytes': resized.fill(9),
  'bytes that are gone': gone,
  'part of doubles': new Float64Array([0, 1.5, NaN, -0, Infinity]).subarray(1),
};

export const host = {
  text,
  same: (value) => value,
  array: (value) => Array.from(value),
  value: (name) => values[name],
};

export default function ({ exports }) {
  for (const value of [new Set([3, 1]), undefined, [[]], [undefined], { length: 0 }, new Map()]) {
    let result;
    try {
      result = text(exports.sorted(value));
    } catch (error) {
      result = `${error.name}: ${error.message}`;
    }
    console.log(`sorted(${text(value)}) => ${result}`);
  }
}
