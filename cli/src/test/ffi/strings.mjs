const long = 'a'.repeat(1000000);

const strings = {
  null: null,
  empty: '',
  number: 12,
  boolean: true,
  object: { toString: () => 'text' },
  bigint: 5n,
  array: ['a'],
  function: strings_,
  nul: 'a\0b',
  concatenated: 'first half, '.repeat(3) + 'second half',
  sliced: 'the middle of some longer text'.slice(4, 20),
  halves: 'a\ud834' + '\udd1e',
  high: '\ud834',
  reversed: '\udd1e\ud834',
  last: 'ab\ud834',
};

function strings_() {}

export const host = {
  trip: (text) => text,
  'trip → 😀?': (text) => `${text}!`,
  units(text) {
    if (text === null) return 'null';
    return text.split('').map((unit) => unit.charCodeAt(0).toString(16)).join(' ');
  },
  made: (name) => strings[name],
  ascii: (length) => long.slice(0, length),
  isAscii: (text) => (/^a*$/.test(text) ? text.length : -1),
};

function show(name, call) {
  let text;
  try {
    text = JSON.stringify(call());
  } catch (error) {
    text = `${error.name}: ${error.message}`;
  }
  console.log(`${name} => ${text}`);
}

export default function ({ exports }) {
  for (const text of ['', 'abc', 'é𝄞', null, '\ud834', 7, true]) {
    show(`same(${JSON.stringify(text)})`, () => exports.same(text));
  }
  show('😀→λ(a)', () => exports['😀→λ']('a'));
  show('size(𝄞)', () => exports.size('𝄞'));
  show('size(long)', () => exports.size(long));
  show('size(null)', () => exports.size(null));
  show('keyword()', () => exports.keyword());
  show('filled()', () => exports.filled());
  show('concat(high, low)', () => exports.concat('\ud834', '\udd1e'));
  show('concat(a, 5)', () => exports.concat('a', 5));
}
