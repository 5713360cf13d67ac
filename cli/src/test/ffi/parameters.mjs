export const host = {
  text(...args) {
    if (args[0] === 'throw') throw new Error('asked for');
    return JSON.stringify(args);
  },
};

export default function ({ exports }) {
  const show = (name, ...args) => {
    let text;
    try {
      text = exports[name](...args) ?? null;
    } catch (error) {
      text = `${error.name}: ${error.message}`;
    }
    console.log(`${name}(${args.map((arg) => JSON.stringify(arg)).join()}) => ${text}`);
  };
  console.log(';; exports');
  show('optionals', 2);
  show('optionals', 2, 3);
  show('optionals', 2, 3, 'x');
  show('optionals', 2, undefined, 'x');
  show('optionals', 2, 3, null);
  show('optionals', 2, null);
  show('optionals', 2, 1.5);
  show('optionals', 2, '3');
  show('optionals', 2, 3, 4);
  show('defaults', 2);
  show('defaults', 2, 3);
  show('defaults', 2, undefined, false);
  show('mixed', 2);
  show('mixed', 2, 3, false);
  show('inlined');
  show('inlined', undefined, 5);
  show('restArguments', 'a');
  show('restArguments', 'a', 1, 'b', null, true);
  show('restOfFloats', 'a', 1, 2.5);
  show('restOfFloats', 'a', 1, 'x');
  show('sumOfPoints');
  show('sumOfPoints', 1, { x: 2 }, { x: 3 });
  show('sumOfPoints', undefined, { x: 2 });
  show('sumOfPoints', 1, { x: 2 }, { x: 'three' });
  show('sum');
  show('sum', ...Array(20).fill(1));
  show('keywords', 'a');
  show('keywords', 'a', {});
  show('keywords', 'a', null);
  show('keywords', 'a', { width: 3, left: undefined });
  show('keywords', 'a', { width: 3, fillChar: 'x', left: false, unknown: 1 });
  show('keywords', 'a', { width: 'x' });
  show('keywords', 'a', 5);
  show('keywordDefaults', 'a');
  show('keywordDefaults', 'a', { width: 7, fill: 'x' });
  show('both', 1);
  show('both', 1, 2);
  show('both', 1, undefined, { c: 3 });
  show('anyKeys', { b: 'x', a: 1 });
  show('anew', 1);
  show('change');
  show('anew', 1);
  show('anew', 1, 2);
}
