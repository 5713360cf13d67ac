// The host's side of calls.lisp and calls.wat. Each peer imports a copy of its own (`host.mjs?lisp`), so that the
// engine sees one callee in each loop and none pays for what it learned from another.

let last = null;

/** The host functions, each as cheap as can be. */
export const host = {
  fixnum: (x) => x,
  float: (x) => x,
  boolean: (x) => x,
  anyref: (x) => x,
  string: (x) => {
    last = x;
  },
};

/** What the last call of `host.string` got. */
export const lastText = () => last;

/** Loops of `n` calls from the host, for each type. */
export const loops = {
  fixnum(take, n) {
    let x = 0;
    for (let i = 0; i < n; i++) x = take(i);
    return x;
  },
  float(take, n) {
    let x = 0.5;
    for (let i = 0; i < n; i++) x = take(x);
    return x;
  },
  boolean(take, n) {
    let x = 0;
    for (let i = 0; i < n; i++) x = take(x);
    return x;
  },
  anyref(take, n, object) {
    for (let i = 0; i < n; i++) object = take(object);
    return object;
  },
  string(take, n, text) {
    for (let i = 0; i < n; i++) take(text);
  },
};
