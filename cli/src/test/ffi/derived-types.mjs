export const host = {
  kw(name, number) {
    console.log(name, number);
    return 'mouseUp';
  },
  half(x) {
    console.log(x);
    return x / 2;
  },
  echo: (x) => x,
};

export default ({ exports }) => {
  for (const number of [100, -3, 300]) {
    try {
      console.log(exports.twice(number));
    } catch (e) {
      console.log(String(e));
    }
  }
};
