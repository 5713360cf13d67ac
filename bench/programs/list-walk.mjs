const NIL = null;

function numbers(n) {
  let list = NIL;
  for (let i = 0; i < n; i++) list = { car: i & 15, cdr: list };
  return list;
}

function sum(list) {
  let sum = 0;
  for (; list !== NIL; list = list.cdr) sum += list.car;
  return sum;
}

export function run(n) {
  const list = numbers(10000);
  let total = 0;
  for (let i = 0; i < n; i++) total += sum(list);
  return total;
}
