import { text } from './text.mjs';

const values = {
  null: () => null,
  true: () => true,
  false: () => false,
  number: () => 5,
  'negative zero': () => -0,
  fraction: () => 1.5,
  'great number': () => 1e21,
  NaN: () => NaN,
  Infinity: () => Infinity,
  bigint: () => 5n,
  'great bigint': () => 2n ** 100n,
  'negative bigint': () => -(2n ** 64n),
  string: () => 'text',
  character: () => '𝄞',
  empty: () => '',
  function: () => (a, b) => a + b,
  object: () => ({ x: 1, y: 2 }),
  point: () => ({ x: 1, y: 2.5, label: 'p', more: 'ignored' }),
  'bare point': () => ({ x: 1, y: 2 }),
  'point without y': () => ({ x: 1 }),
  'point of strings': () => ({ x: '1', y: 2 }),
  line: () => ({ start: { x: 0, y: 0 }, endPoint: { x: 1, y: '1' } }),
  'class instance': () => new (class {
    get x() { return 3; }
    y = 4;
  })(),
  array: () => [1, 'two', 3.5],
  'short array': () => [1],
  'map entry': () => new Map([[1, 'one']]).entries().next().value,
  date: () => new Date(0),
  error: () => new TypeError('an error'),
};

export const host = {
  text,
  same: (value) => value,
  value: (name) => values[name](),
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
  show('factorial', 30);
  show('double', 2n ** 63n);
  show('double', 21);
  show('double', 1.5);
  show('double', 'x');
  show('opposite', 'left');
  show('opposite', 'up');
  show('opposite', null);
  show('middle', { x: 0, y: 0 }, { x: 1, y: 3, label: 'b' });
  show('middle', { x: 0, y: 0 }, { x: 1, y: 'b' });
  show('middle', { x: 0, y: 0 }, null);
  show('divide', 17, 5);
  show('divideIf', 17, 0);
  show('swap', { a: 1, b: 'one' });
  show('any', 1.5, 'two', 3n, null, true, 7);
  show('parsed', '12');
  show('parsed', 'x');
  console.log(exports.adder(5)(2), exports.adder(exports.parsed('40'))('2'));
}
