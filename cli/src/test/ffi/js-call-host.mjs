const values = {
  undefined: undefined,
  symbol: Symbol('sign'),
  date: new Date(0),
  array: [1, 2],
  failing: function failing() {
    throw new TypeError('failed');
  },
};

export const host = {
  typeOf: (x) => typeof x,
  value: (name) => values[name],
  text: 'text',
  method() {
    return this.text;
  },
};
