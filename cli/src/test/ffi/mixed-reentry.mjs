let program;

export const host = {
  bounce: (n, f) => f(n),
  takeAny: (f) => f(1),
  give: (n) => (x) => program.down(n + x),
  callExport: (n) => program.down(n),
};

export function instantiated({ exports }) {
  program = exports;
}
