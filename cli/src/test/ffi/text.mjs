// What a value is, precisely enough to tell every class and number apart.
export function text(value) {
  if (Array.isArray(value)) return `[${value.map(text).join(', ')}]`;
  if (ArrayBuffer.isView(value)) return `${value.constructor.name}(${Array.from(value, text).join(' ')})`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return 'function';
  if (value?.constructor === Object) {
    return `{${Object.entries(value).map(([name, field]) => `${name}: ${text(field)}`).join(', ')}}`;
  }
  return Object.is(value, -0) ? '-0' : String(value);
}
