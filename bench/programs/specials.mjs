let depth = 0;
let calls = 0;

function descend(n) {
  calls += 1;
  if (n === 0) return depth;
  const old = depth;
  depth = old + 1;
  try {
    return descend(n - 1);
  } finally {
    depth = old;
  }
}

export function run(n) {
  calls = 0;
  let deepest = 0;
  for (let i = 0; i < n; i++) deepest = Math.max(deepest, descend(100));
  return deepest + calls;
}
