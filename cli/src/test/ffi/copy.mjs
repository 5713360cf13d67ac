// Another value of the same parts, so that what Lisp gets back is what the host understood.
function copy(value) {
  switch (typeof value) {
    case 'number':
      return Object.is(value, -0) ? value : Number(String(value));
    case 'bigint':
      return BigInt(String(value));
    case 'string':
      return Array.from(value, (character) => String.fromCodePoint(character.codePointAt(0))).join('');
    case 'object':
      if (Array.isArray(value)) return value.map(copy);
      if (ArrayBuffer.isView(value)) return value.constructor.from(value);
      if (value?.constructor === Object || Object.hasOwn(value ?? {}, 'constructor')) {
        return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, copy(field)]));
      }
      return value;
    default:
      return value;
  }
}

export const host = { copy };
