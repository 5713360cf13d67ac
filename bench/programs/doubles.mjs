function height(x) {
  return 4 / (1 + x * x);
}

export function run(n) {
  const step = 1 / n;
  let x = 0;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum += step * height(x);
    x += step;
  }
  return sum;
}
