const NIL = null;

function build(n) {
  let list = NIL;
  for (let i = 0; i < n; i++) list = { car: i, cdr: list };
  let next = NIL;
  let last = NIL;
  for (let rest = list; rest !== NIL; rest = rest.cdr) {
    const cell = { car: rest.car + 1, cdr: NIL };
    if (last === NIL) next = cell;
    else last.cdr = cell;
    last = cell;
  }
  let reversed = NIL;
  for (let rest = next; rest !== NIL; rest = rest.cdr) reversed = { car: rest.car, cdr: reversed };
  for (let i = 0; i < 5; i++) reversed = reversed.cdr;
  return reversed.car;
}

export function run(n) {
  let total = 0;
  for (let i = 0; i < n; i++) total += build(10000);
  return total;
}
