const strings = {
  undefined: undefined,
  object: { toString: () => 'text' },
  boxed: new String('boxed'),
  symbol: Symbol('text'),
  bigint: 5n,
  array: ['a'],
  function: strings_,
};

function strings_() {}

export const host = { made: (name) => strings[name] };

export default function ({ exports }) {
  for (const text of [undefined, ['x'], new String('boxed'), Symbol('s')]) {
    let result;
    try {
      result = JSON.stringify(exports.same(text));
    } catch (error) {
      result = `${error.name}: ${error.message}`;
    }
    console.log(`same(${typeof text}) => ${result}`);
  }
  console.log(exports.same());
}
