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
  deep: { text: 'of deep', method() { return `this ${this.text}`; } },
  text: 'of host',
  method() {
    return `this ${this.text}`;
  },
  get getter() {
    gets += 1;
    return () => `got ${gets} times`;
  },
};

export const instance = new Class();
export { Class };

export default function ({ exports, instance }) {
  console.log(Object.isFrozen(exports), instance.exports.later(5), exports.nothing());
  console.log(exports.restArguments('a', null, undefined, true), exports.restArguments());
  // Without the loader the last arguments are one array.
  console.log(instance.exports.sum([1, 2]), instance.exports.sum());
  try {
    exports.car({});
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
}
