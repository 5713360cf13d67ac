// What the policy of the site lets a page do.

function outcome(action) {
  try {
    return action();
  } catch (error) {
    return error.name;
  }
}

const emptyModule = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

globalThis.allowed = [
  `inline script: ${globalThis.inline ?? 'ignored'}`,
  `eval: ${outcome(() => (0, eval)('1'))}`,
  `Function: ${outcome(() => new Function('return 1')())}`,
  `WebAssembly: ${outcome(() => new WebAssembly.Module(emptyModule))}`,
].join('\n');
