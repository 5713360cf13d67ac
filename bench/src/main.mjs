// bench/run: measures and prints the tables.

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compilationSpeed, moduleSizes } from './compilation.mjs';
import { updateDocument } from './documents.mjs';
import { foreignCallsOnEmbeddedV8, foreignCallsOnEndive, foreignCallsOnNode } from './foreign.mjs';
import { programTimes } from './programs.mjs';
import { tableOf } from './tables.mjs';

const usage = `Usage: bench/run [TABLE...] [OPTION...]

Measures, and prints tables of ratios; all figures of a table come from one run.

Tables (all of them if none is named):
  foreign    calls across the boundary, against hand-written WebAssembly
  programs   programs, against hand-written WebAssembly, JavaScript and SBCL
  compiler   lines compiled a second, sizes of modules

Options:
  --only NAME,NAME   of the programs, or the names or types of foreign calls, only those
  --quick            less exact, in a fifth of the time
  --markdown FILE    also writes the tables to FILE
  --json FILE        also writes the figures to FILE
  --docs             also writes the figures of foreign calls to docs/ffi.md
  --help             prints this
`;

// The clock of SBCL may count in steps of 4 ms.
const EFFORT = {
  full: { rounds: 7, seconds: 0.15, secondsInSbcl: 1.5 },
  quick: { rounds: 3, seconds: 0.05, secondsInSbcl: 0.5 },
};

const tables = {
  foreign: {
    title: 'Foreign calls on Node, in nanoseconds a call',
    rows: foreignCallsOnNode,
  },
  embedded: {
    title: 'Foreign calls on the V8 inside clysm',
    rows: foreignCallsOnEmbeddedV8,
  },
  endive: {
    title: 'Foreign calls in a Java host, on Endive',
    rows: (settings) => foreignCallsOnEndive(settings, figures.foreign),
  },
  programs: {
    title: 'Programs, times in Lisp as multiples of those of peers',
    rows: ({ effort, isWanted }) => programTimes(effort, isWanted),
  },
  compiler: {
    title: 'Speed of the compiler',
    rows: ({ quick }) => compilationSpeed(quick),
  },
  sizes: {
    title: 'Sizes of modules',
    rows: () => moduleSizes(),
  },
};
const namedWith = { foreign: ['foreign', 'embedded', 'endive'], compiler: ['compiler', 'sizes'] };

function parse() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        only: { type: 'string' },
        quick: { type: 'boolean', default: false },
        markdown: { type: 'string' },
        json: { type: 'string' },
        docs: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const unknown = positionals.find((name) => !['foreign', 'programs', 'compiler'].includes(name));
    if (unknown !== undefined) throw new Error(`There is no table '${unknown}'.`);
    const chosen = positionals.length > 0 ? positionals : ['foreign', 'programs', 'compiler'];
    return { ...values, tables: chosen.flatMap((name) => namedWith[name] ?? [name]) };
  } catch (error) {
    console.error(`bench/run: ${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

const options = parse();
if (options.help) {
  console.log(usage);
  process.exit(0);
}
const only = options.only?.split(',');
const settings = {
  quick: options.quick,
  only,
  effort: options.quick ? EFFORT.quick : EFFORT.full,
  isWanted: (name) => only === undefined || only.includes(name),
};

const figures = { node: process.version, v8: process.versions.v8, cpu: (await import('node:os')).cpus()[0].model };
const text = [`Node ${figures.node}, V8 ${figures.v8}, ${figures.cpu}`];
console.log(`${text[0]}\n`);
for (const name of options.tables) {
  const { title, rows } = tables[name];
  figures[name] = await rows(settings);
  const table = `${title}\n\n${tableOf(figures[name])}`;
  text.push(table);
  console.log(`${table}\n`);
}
if (options.docs) updateDocument(figures);
if (options.markdown !== undefined) writeFileSync(options.markdown, `${text.join('\n\n')}\n`);
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
