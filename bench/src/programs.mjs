// Table (b): whole programs, in Lisp against hand-written WebAssembly, JavaScript and SBCL.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { yesOrNo } from './foreign.mjs';
import { compare } from './measure.mjs';
import { bench, build, hasSbcl, loadLisp, loadText, timeInSbcl } from './tools.mjs';

const folder = join(bench, 'programs');

/**
 * A program of `programs/`.
 *
 * @typedef {object} Program
 * @property {string} name
 * @property {number} n the argument to measure with
 * @property {number | undefined} goal what Lisp may cost, as a multiple of the hand-written WebAssembly
 */

/** Lists the programs; the first line of each NAME.lisp reads `; n=30 goal=1.2`. */
export function programs() {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.lisp'))
    .sort()
    .map((file) => {
      const [header] = readFileSync(join(folder, file), 'utf8').split('\n', 1);
      const value = (key) => new RegExp(`\\b${key}=([0-9.]+)`).exec(header)?.[1];
      if (value('n') === undefined) throw new Error(`${file}: the first line does not say n=NUMBER`);
      const goal = value('goal');
      return { name: file.replace(/\.lisp$/, ''), n: Number(value('n')), goal: goal && Number(goal) };
    });
}

/** The function `run` of each peer that a program has, by name. `module` is the compiled Lisp program. */
export async function peersOf({ name }, module) {
  const peers = { lisp: (await loadLisp(module)).run };
  const text = join(folder, `${name}.wat`);
  if (existsSync(text)) peers.wasm = (await loadText(text)).run;
  const script = join(folder, `${name}.mjs`);
  if (existsSync(script)) peers.javascript = (await import(pathToFileURL(script).href)).run;
  return peers;
}

export const sourceOf = ({ name }) => join(folder, `${name}.lisp`);

/** Measures the programs whose names are wanted; returns the rows of the table. */
export async function programTimes(effort, isWanted) {
  const sbcl = hasSbcl();
  const result = [];
  for (const program of programs().filter(({ name }) => isWanted(name))) {
    const { name, n, goal } = program;
    const peers = await peersOf(program, build(sourceOf(program)));
    const calls = {};
    for (const [peer, run] of Object.entries(peers)) calls[peer] = () => run(n);
    const { lisp, wasm, javascript } = await compare(calls, effort);
    const inSbcl = sbcl ? timeInSbcl(sourceOf(program), n, effort.rounds * effort.seconds)?.nanoseconds : undefined;
    result.push({
      program: name,
      n,
      'Lisp ms': lisp / 1e6,
      'Lisp/Wasm': wasm && lisp / wasm,
      goal,
      met: goal && wasm && yesOrNo(lisp / wasm <= goal),
      'Lisp/JavaScript': javascript && lisp / javascript,
      'Lisp/SBCL': inSbcl && lisp / inSbcl,
    });
  }
  return result;
}
