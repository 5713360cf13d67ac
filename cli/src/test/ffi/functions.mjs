class Class {
  #secret = 'secret';

  static text = 'static';

  static make() {
    return this.text;
  }

  inherited() {
    return this.constructor.name;
  }

  privateField() {
    return this.#secret;
  }
}

let gets = 0;

export const host = {
  add: (a, b) => a + b,
  double: (x) => 2 * x,
  upper: (text) => text.toUpperCase(),
  log: (text) => console.log(text),
  nothing: () => 'ignored',
  many: (...args) => args.map((each) => (typeof each === 'object' && each !== null ? 'object' : String(each))).join(),
  deep: { er: { name: () => 'deep' }, text: 'of deep', method() { return `this ${this.text}`; } },
  'with.dots': () => 'dots',
  größe: () => 'size',
  'two words': () => 'spaced',
  'quo"te\\': () => 'quotes',
  text: 'of host',
  method() {
    return `this ${this.text}`;
  },
  get getter() {
    gets += 1;
    return () => `got ${gets} times`;
  },
};

export const モジュール = { 関数: () => 'Japanese' };
export const instance = new Class();
export { Class };
// A user's own module comes before the global one, name by name.
export const Math = { sqrt: () => -1 };

export default function ({ exports, instance }) {
  const show = (name, ...args) => {
    let text;
    try {
      text = JSON.stringify(exports[name](...args)) ?? 'undefined';
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
  show('car', {});
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
  console.log(Object.isFrozen(exports), instance.exports.later(5));
}
