let last;
let add5;

export const host = {
  each: (f) => f(1, 'aB') + f(2, 'c'),
  same(f) {
    console.log(f === last);
    last = f;
    return f;
  },
  adder: (n) => (add5 = (x) => x + n),
  isAdder: (f) => f === add5,
};

export default ({ exports }) => {
  console.log(exports.compose(Math.sqrt, (x) => x + 1)(8));
  try {
    exports.compose(1, 2);
  } catch (e) {
    console.log(String(e));
  }
};
