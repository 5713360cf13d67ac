// Prints rows (objects with the same keys) as tables.

function cell(value) {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'number') return String(value);
  if (Number.isInteger(value)) return String(value);
  const digits = Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 100 ? 1 : 2;
  return value.toFixed(digits);
}

/** Returns a table in Markdown, its columns aligned so that it reads well as it is. */
export function tableOf(rows) {
  if (rows.length === 0) return '(no rows)';
  const keys = Object.keys(rows[0]);
  const isNumber = keys.map((key) => rows.every((row) => row[key] === undefined || typeof row[key] === 'number'));
  const cells = [keys, ...rows.map((row) => keys.map((key) => cell(row[key])))];
  const widths = keys.map((_, i) => Math.max(3, ...cells.map((line) => line[i].length)));
  const lineOf = (line) =>
    `| ${line.map((text, i) => (isNumber[i] ? text.padStart(widths[i]) : text.padEnd(widths[i]))).join(' | ')} |`;
  const rule = widths.map((width, i) => (isNumber[i] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [lineOf(cells[0]), lineOf(rule), ...cells.slice(1).map(lineOf)].join('\n');
}

/** What a table says of a goal. */
export function yesOrNo(value) {
  return value ? 'yes' : 'no';
}
