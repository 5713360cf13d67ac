// The host side of foreign-types.lisp.

/** The host module `host`: what Lisp calls. */
export const host = {
  fixnum: (value) => value,
  float: (value) => value,
  string: (value) => value,
  boolean: (value) => value,
  object: (value) => value,
  nothing(value) {
    console.log(`  the host got ${JSON.stringify(value)}`);
  },
  newDate: (milliseconds) => new Date(milliseconds),
  year: (date) => date.getUTCFullYear(),
  fail(message) {
    throw new Error(message);
  },
  wrongType: () => 7,
};

/** Called after the program's top-level forms: here the host calls Lisp. */
export default function drive({ exports }) {
  console.log('From the host to Lisp and back');
  for (const [name, values] of [
    ['fixnum', [0, -1, 2 ** 30 - 1, -(2 ** 30)]],
    ['float', [1.5, -0, Infinity, NaN]],
    ['string', ['', 'plain', 'Grüße, λ', '𝄞 beyond the BMP', null, undefined]],
    ['boolean', [true, false, 1, 0]],
  ]) {
    for (const value of values) console.log(`  ${name}`, value, '=>', exports[name](value));
  }
  exports.nothing('nothing comes back');

  const object = { any: 'object' };
  for (const value of [object, drive, 'text', 2 ** 40, undefined, null]) {
    console.log('  object: the same', Object.is(exports.object(value), value));
  }

  console.log('Errors');
  for (const call of [() => exports.fixnum(2 ** 30), () => exports.string(7), () => exports.length(object)]) {
    try {
      call();
    } catch (error) {
      console.log(`  ${error.name}: ${error.message}`);
    }
  }
}
