const adder = (n) => (x) => x + n;

const compose = (f, g) => (x) => f(g(x));

const accumulator = () => {
  let sum = 0;
  return (x) => (sum = (sum + x) & 65535);
};

function applyAll(functions, x) {
  for (let rest = functions; rest !== null; rest = rest.cdr) x = rest.car(x);
  return x;
}

export function run(n) {
  const functions = [adder(1), compose(adder(2), adder(3)), accumulator(), adder(4)].reduceRight(
    (cdr, car) => ({ car, cdr }),
    null,
  );
  let x = 0;
  for (let i = 0; i < n; i++) x = applyAll(functions, x);
  return x;
}
