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
  try {
    exports.car({});
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
}
