const objects = {
  null: null,
  undefined: undefined,
  object: { name: 'object' },
  array: [1, 2],
  function: function named() {},
  bigint: 5n,
  symbol: Symbol('sign'),
  bare: Object.create(null),
  throwing: {
    toString() {
      throw new Error('no text');
    },
  },
};

export const host = { made: (name) => objects[name] };

export default function ({ exports }) {
  for (const [name, value] of Object.entries(objects)) {
    console.log(name, Object.is(exports.id(value), value));
  }
  try {
    exports.text({});
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
  const closure = exports.makeClosure('host text');
  try {
    closure.property = 1;
  } catch (error) {
    console.log(error.name);
  }
  console.log(typeof closure, Object.keys(closure).length, closure.anything === undefined);
  console.log(Object.getPrototypeOf(closure));
}
