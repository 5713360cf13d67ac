// Writes the figures of foreign calls into docs/ffi.md.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableOf } from './tables.mjs';
import { root } from './tools.mjs';

const document = join(root, 'docs/ffi.md');
const begin = '<!-- what bench/run foreign --docs writes -->\n';
const end = '<!-- end -->\n';

/** A figure of three digits at most before the last that count. */
function shown(nanoseconds) {
  if (nanoseconds === undefined) return '';
  return nanoseconds < 9.95 ? nanoseconds.toFixed(1) : Math.round(nanoseconds).toLocaleString('en-US');
}

const isFromHost = ({ call }) => call.startsWith('host to');

/** A row for each type, the calls of both directions in it. */
function summary({ foreign, embedded, endive }) {
  const types = [...new Set(foreign.map(({ type }) => type))];
  const find = (rows, type, fromHost) => rows?.find((row) => row.type === type && isFromHost(row) === fromHost);
  return types.map((type) => {
    const [out, into] = [find(foreign, type, false), find(foreign, type, true)];
    return {
      type: type.replace(/^[:(][^,]*/, '`$&`'),
      'to host': shown(out?.['Lisp ns']),
      'by hand': shown(out?.['raw ns']),
      'from host': shown(into?.['Lisp ns']),
      'by hand ': shown(into?.['raw ns']),
      'V8 in clysm': shown(find(embedded, type, false)?.['Lisp ns']),
      'from host ': shown(find(embedded, type, true)?.['Lisp ns']),
      Endive: shown(find(endive, type, false)?.['Lisp ns']),
      'from host  ': shown(find(endive, type, true)?.['Lisp ns']),
    };
  });
}

/** Puts the figures of a run in the place of those that stand there. */
export function updateDocument(figures) {
  const text = readFileSync(document, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < 0) throw new Error(`${document} has no place for the table`);
  const measuredOn = `Node ${figures.node.slice(1)} with V8 ${figures.v8}, ${figures.cpu}.`;
  const table = `\n${measuredOn}\n\n${tableOf(summary(figures))}\n\n`;
  writeFileSync(document, text.slice(0, from + begin.length) + table + text.slice(to));
}
