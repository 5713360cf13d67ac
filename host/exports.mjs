// The exports of a program as its host sees them.

import { startable } from './promises.mjs';
import { hasHostErrorTag, hostErrorTag } from './runtime.mjs';

// A flag of that section.
const gathers = 1;

/**
 * The exports that take any number of arguments, by name: the module's custom section `clysm:exports` tells, which the
 * compiler writes (`ffi/ExportSection.java` says how).
 */
function namesOfGathering(module) {
  const names = new Set();
  const [section] = WebAssembly.Module.customSections(module, 'clysm:exports');
  if (section === undefined) return names;
  const bytes = new Uint8Array(section);
  let at = 0;
  function unsigned() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }
  for (let count = unsigned(); count > 0; count--) {
    const name = String.fromCharCode(...Array.from({ length: unsigned() }, unsigned));
    unsigned(); // the number of required arguments, which no function of JavaScript counts
    if (unsigned() & gathers) names.add(name);
  }
  return names;
}

/**
 * The exports: those of the instance themselves, unless some need a function around them. That starts a computation for
 * those of `asyncNames`, gathers the last arguments in an array where a function takes any number, and takes off what
 * `resolve.mjs` wraps errors in.
 */
export function hostExports(instance, module, asyncNames) {
  const gathering = namesOfGathering(module);
  if (hasHostErrorTag && gathering.size === 0 && asyncNames.length === 0) return instance.exports;
  const result = Object.create(null);
  for (const [name, value] of Object.entries(instance.exports)) {
    let method = value;
    if (typeof value === 'function' && !hasHostErrorTag) method = untagged(method);
    if (asyncNames.includes(name)) method = startable(method);
    if (gathering.has(name)) method = gatheringLast(method, value.length - 1);
    result[name] = method;
  }
  return Object.freeze(result);
}

function gatheringLast(method, fixed) {
  return (...args) => {
    const rest = args.splice(fixed);
    args.length = fixed; // what is missing is undefined
    return method(...args, rest);
  };
}

function untagged(method) {
  return (...args) => {
    try {
      return method(...args);
    } catch (error) {
      if (error instanceof WebAssembly.Exception && error.is(hostErrorTag)) throw error.getArg(hostErrorTag, 0);
      throw error;
    }
  };
}
