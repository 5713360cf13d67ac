import { text } from './text.mjs';

const values = {
  undefined: undefined,
  number: 5,
  symbol: Symbol('s'),
  function: (a, b) => a + b,
  object: { x: 1, y: 2 },
  'undefined label': { x: 1, y: 2, label: undefined },
  'null label': { x: 1, y: 2, label: null },
  error: new TypeError('an error'),
};

export const host = {
  text,
  same: (value) => value,
  value: (name) => values[name],
  call: (f, ...args) => f(...args),
};

export default function ({ exports }) {
  const show = (name, ...args) => {
    let result;
    try {
      result = text(exports[name](...args));
    } catch (error) {
      result = `${error.name}: ${error.message}`;
    }
    console.log(`${name}(${args.map(text).join(', ')}) => ${result}`);
  };
  show('opposite', undefined);
  show('y', { x: 1 });
  show('swap', [1, 'one']);
  show('swap', [1]);
  show('any', undefined, [1], {});
}
