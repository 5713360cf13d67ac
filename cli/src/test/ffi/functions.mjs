export const host = {
  add: (a, b) => a + b,
  double: (x) => 2 * x,
  upper: (text) => text.toUpperCase(),
  log: (text) => console.log(text),
  nothing: () => 'ignored',
  many: (...args) => args.map((each) => (typeof each === 'object' && each !== null ? 'object' : String(each))).join(),
  deep: { er: { name: () => 'deep' } },
  'with.dots': () => 'dots',
  größe: () => 'size',
  'two words': () => 'spaced',
  'quo"te\\': () => 'quotes',
};

export const モジュール = { 関数: () => 'Japanese' };
// A user's own module comes before the global one, name by name.
export const Math = { sqrt: () => -1 };

export default function ({ exports }) {
  const show = (name, ...args) => {
    let text;
    try {
      text = JSON.stringify(exports[name](...args) ?? null);
    } catch (error) {
      text = `${error.name}: ${error.message}`;
    }
    console.log(`${name}(${args.join()}) => ${text}`);
  };
  show('later', 4);
  show('quotedExport');
  show('one', 1);
  show('two', 1, 2);
  show('three', 1, 2, 3);
  show('sumOne', 1);
  show('sumTwo', 1, 2);
  show('keys', 1);
  show('addAgain', 1, 2);
  show('upcase', 'abc');
  show('upcase', null);
  show('plus', 1, 2);
  show('weird name');
  show('größe 𝄞 "x"');
  show('');
  show('__proto__');
  show('constructor');
  show('redefined');
  show('redefine');
  show('redefined');
  show('typed', 16);
  show('typedFixnum', 16);
  show('declaimed', 2 ** 30 - 1);
  show('declaimed', 41);
  show('twoValues');
  show('noValues');
  show('dropped');
  show('inWhen');
  show('counter');
  show('counter');
  show('apiCall');
}
