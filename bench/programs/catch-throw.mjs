class Throw {
  constructor(tag, value) {
    this.tag = tag;
    this.value = value;
  }
}

function searchBelow(depth, n) {
  if (depth === 0) throw new Throw("found", n);
  return 1 + searchBelow(depth - 1, n);
}

function catching(tag, body) {
  try {
    return body();
  } catch (exit) {
    if (exit instanceof Throw && exit.tag === tag) return exit.value;
    throw exit;
  }
}

function searchFrom(n) {
  return catching("found", () => {
    catching("other", () => searchBelow(10, n));
    return -1;
  });
}

export function run(n) {
  let total = 0;
  for (let i = 0; i < n; i++) total += searchFrom(i & 255);
  return total;
}
