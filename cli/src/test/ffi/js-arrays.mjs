import { text } from './text.mjs';

const values = {
  'wrong class': new Int8Array([-1, 2]),
  holes: [1, , 3],
  'an object': { length: 1 },
  undefined,
  fractions: [1.5],
  numbers: [1],
  'clamped bytes': new Uint8ClampedArray([1]),
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
