function text(n) {
  let out = "";
  for (let i = 0; i < n; i++) {
    out += "lisp";
    out += String.fromCodePoint(97 + (i % 26));
  }
  return out;
}

function checksum(string) {
  let sum = 0;
  for (let i = 0; i < string.length; i++) sum = (sum * 31 + string.charCodeAt(i)) & 65535;
  return sum;
}

export function run(n) {
  let total = 0;
  for (let i = 0; i < n; i++) total += checksum(text(2000));
  return total;
}
