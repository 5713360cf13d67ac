// Table (c): how fast the compiler is, and how large its modules are.

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, clysm, root, target, writeBelow } from './tools.mjs';

const examples = join(root, 'examples');
const program = join(examples, 'symbolic.lisp');
const COPIES = { quick: 5, full: 20 };

/** A program of so many copies of the example, each in a package of its own. */
function repeated(copies) {
  const text = readFileSync(program, 'utf8');
  return Array.from({ length: copies }, (_, i) => text.replaceAll('"SYMBOLIC"', `"SYMBOLIC-${i}"`)).join('\n');
}

function linesOf(text) {
  return text.split('\n').length;
}

function secondsToBuild(text, name) {
  const source = writeBelow(target, `${name}.lisp`, text);
  const start = performance.now();
  clysm('build', source, '-o', join(target, `${name}.wasm`));
  return (performance.now() - start) / 1000;
}

/**
 * Measures the speed of the compiler without its start: the time for many copies of a program less that for one.
 *
 * @param {boolean} quick fewer copies, one round
 */
export function compilationSpeed(quick) {
  const copies = quick ? COPIES.quick : COPIES.full;
  const [one, many] = [repeated(1), repeated(copies)];
  clysm('--version');
  const best = (text, name) =>
    Math.min(...Array.from({ length: quick ? 1 : 3 }, () => secondsToBuild(text, name)));
  const start = best(one, 'one-copy');
  const all = best(many, 'many-copies');
  const lines = linesOf(many) - linesOf(one);
  return [
    {
      program: `${basename(program)}, ${copies} times`,
      lines: linesOf(many),
      'seconds in all': all,
      'seconds for one': start,
      'lines/s': lines / (all - start),
    },
  ];
}

/** The sizes of the examples, with and without names. */
export function moduleSizes() {
  return readdirSync(examples, { recursive: true })
    .filter((file) => file.endsWith('.lisp'))
    .sort()
    .map((file) => {
      const module = build(join(examples, file), join(target, 'examples'));
      const { size } = statSync(module);
      return { program: file, 'bytes': size, 'without names': size - nameSectionSize(module) };
    });
}

function nameSectionSize(file) {
  const module = new WebAssembly.Module(readFileSync(file), { builtins: ['js-string'] });
  let size = 0;
  for (const section of WebAssembly.Module.customSections(module, 'name')) {
    // Besides its content: the kind, the length in LEB128, and the name with its length.
    const content = section.byteLength + 1 + 'name'.length;
    size += 1 + Math.ceil(Math.log2(content + 1) / 7) + content;
  }
  return size;
}
