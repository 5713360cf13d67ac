// The programs to measure, and the peers that each has.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hostOfLisp, hostOfRaw } from '../foreign/host.mjs';
import { bench, loadLisp, loadText } from './tools.mjs';

const folder = join(bench, 'programs');
const foreignFolder = join(bench, 'foreign');

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

/** The program whose functions call the host and are called by it. */
export const foreignSource = join(foreignFolder, 'calls.lisp');

/** Its peer, written by hand. */
export const foreignText = join(foreignFolder, 'calls.wat');

/**
 * What both peers of the calls across the boundary export.
 *
 * @param {string} module the compiled `foreignSource`
 */
export async function foreignPeers(module) {
  const lisp = await loadLisp(module, { host: hostOfLisp(() => lisp) });
  const raw = await loadText(foreignText, { host: hostOfRaw(() => raw) });
  return { lisp, raw };
}
