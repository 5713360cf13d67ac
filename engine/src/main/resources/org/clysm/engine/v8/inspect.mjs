// Host values as text, the way Node prints them.

const depthLimit = 2;
const lengthLimit = 72;
const itemLimit = 100;

/** The text of any host value. */
export function inspect(value) {
  return text(value, 0, []);
}

/** Joins the arguments of a console function: a format with %s %d %i %f %j %o %O %c %%, then the rest. */
export function format(args) {
  let rest = args;
  let head = [];
  if (typeof args[0] === 'string' && args.length > 1) {
    let next = 1;
    head = [
      args[0].replace(/%([sdifjoOc%])/g, (directive, letter) => {
        if (letter === '%') return '%';
        return next < args.length ? directives[letter](args[next++]) : directive;
      }),
    ];
    rest = args.slice(next);
  }
  return [...head, ...rest.map((value) => (typeof value === 'string' ? value : inspect(value)))].join(' ');
}

const directives = {
  s: (value) => (typeof value === 'object' || typeof value === 'function' ? inspect(value) : asText(value)),
  d: (value) => (typeof value === 'bigint' ? `${value}n` : String(Number(value))),
  i: (value) => (typeof value === 'bigint' ? `${value}n` : String(parseInt(value, 10))),
  f: (value) => String(parseFloat(value)),
  j: (value) => JSON.stringify(value),
  o: inspect,
  O: inspect,
  c: () => '',
};

function asText(value) {
  if (typeof value === 'bigint') return `${value}n`;
  return Object.is(value, -0) ? '-0' : String(value);
}

function text(value, depth, outer) {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'function':
      return functionText(value);
    case 'object':
      return value === null ? 'null' : objectText(value, depth, outer);
    default:
      return asText(value);
  }
}

function quote(string) {
  const mark = !string.includes("'") ? "'" : !string.includes('"') ? '"' : !string.includes('`') ? '`' : "'";
  const escaped = string.replace(/[\\\n\r\t]/g, (c) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[c]);
  return mark + (mark === "'" ? escaped.replaceAll("'", "\\'") : escaped) + mark;
}

function functionText(value) {
  const isClass = /^class\b/.test(Function.prototype.toString.call(value));
  if (isClass) return `[class ${value.name || '(anonymous)'}]`;
  return value.name ? `[Function: ${value.name}]` : '[Function (anonymous)]';
}

function constructorName(value) {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null) return '[Object: null prototype]';
  return prototype.constructor?.name ?? 'Object';
}

function objectText(value, depth, outer) {
  if (outer.includes(value)) return '[Circular *1]';
  if (value instanceof Error) return value.stack || String(value);
  if (value instanceof RegExp) return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof Promise) return 'Promise {}';
  const name = constructorName(value);
  if (depth > depthLimit) return Array.isArray(value) ? '[Array]' : `[${name}]`;
  const inner = (part) => text(part, depth + 1, [...outer, value]);
  if (Array.isArray(value)) {
    return wrap(name === 'Array' ? '' : `${name}(${value.length}) `, '[', items(value, inner), ']');
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return wrap(`${name}(${value.length}) `, '[', items(Array.from(value), inner), ']');
  }
  if (value instanceof Map) {
    const pairs = [...value].map(([key, item]) => `${inner(key)} => ${inner(item)}`);
    return wrap(`${name}(${value.size}) `, '{', pairs, '}');
  }
  if (value instanceof Set) return wrap(`${name}(${value.size}) `, '{', items([...value], inner), '}');
  return wrap(name === 'Object' ? '' : `${name} `, '{', properties(value, inner), '}');
}

function items(array, inner) {
  const shown = Array.from({ length: Math.min(array.length, itemLimit) }, (_, i) => inner(array[i]));
  const more = array.length - shown.length;
  return more > 0 ? [...shown, `... ${more} more item${more > 1 ? 's' : ''}`] : shown;
}

function properties(value, inner) {
  return Object.keys(value).map((key) => {
    const shown = /^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key);
    const { get, set } = Object.getOwnPropertyDescriptor(value, key);
    if (get) return `${shown}: [${set ? 'Getter/Setter' : 'Getter'}]`;
    return `${shown}: ${set ? '[Setter]' : inner(value[key])}`;
  });
}

function wrap(prefix, open, parts, close) {
  if (parts.length === 0) return prefix + open + close;
  const line = parts.join(', ');
  if (line.length <= lengthLimit && !line.includes('\n')) return `${prefix}${open} ${line} ${close}`;
  const lines = parts.join(',\n').replaceAll('\n', '\n  ');
  return `${prefix}${open}\n  ${lines}\n${close}`;
}
