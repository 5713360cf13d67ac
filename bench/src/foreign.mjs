// Table (a): what a call across the boundary costs, on each engine, each way and for each type.

import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { measured } from '../foreign/rows.mjs';
import { foreignPeers, foreignSource, foreignText } from './peers.mjs';
import { yesOrNo } from './tables.mjs';
import { assemble, bench, build, clysm, java, target, writeBelow } from './tools.mjs';

/** Measures in this process; returns the rows of the table. */
export async function foreignCallsOnNode({ effort, isWanted }) {
  const { lisp, raw } = await foreignPeers(build(foreignSource));
  return measured(lisp, raw, effort, isWanted).map(rowOf);
}

/** Measures on the V8 inside the command, by a host module that does it. */
export async function foreignCallsOnEmbeddedV8({ effort, only }) {
  const bytes = await assemble(foreignText);
  const from = (file) => JSON.stringify(relative(target, join(bench, 'foreign', file)));
  const host = writeBelow(
    target,
    'embedded.mjs',
    `import { hostOfLisp, hostOfRaw } from ${from('host.mjs')};
import { measured } from ${from('rows.mjs')};

let lisp = null;
export const host = hostOfLisp(() => lisp);

export default function ({ exports }) {
  lisp = exports;
  const peer = new WebAssembly.Module(new Uint8Array([${bytes}]), { builtins: ['js-string'] });
  const raw = new WebAssembly.Instance(peer, { host: hostOfRaw(() => raw) }).exports;
  const only = ${JSON.stringify(only ?? null)};
  const rows = measured(lisp, raw, ${JSON.stringify(effort)}, (type) => only === null || only.includes(type));
  console.log(JSON.stringify(rows));
}
`,
  );
  const lines = clysm('run', foreignSource, '--host', host).trim().split('\n');
  return JSON.parse(lines.at(-1)).map(rowOf);
}

/** Measures on Endive, where nothing but Lisp runs; the rows are those of a table of another engine. */
export function foreignCallsOnEndive({ effort, isWanted }, rows) {
  const source = join(bench, 'foreign/EndiveCalls.java');
  const command = java(source, build(foreignSource), String(effort.rounds), String(effort.seconds));
  const text = execFileSync(...command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const times = new Map(text.trim().split('\n').map((line) => line.split('\t')));
  return rows
    .filter(({ name, type }) => times.has(name) && (isWanted(name) || isWanted(type)))
    .map(({ name, call, type }) => ({ name, call, type, 'Lisp ns': Number(times.get(name)) }));
}

function rowOf({ name, call, type, units, goal = {}, times: { lisp, raw, reference } }) {
  const above = raw && lisp - raw;
  const goals = [
    [goal.above !== undefined && `+${goal.above} ns`, above <= goal.above],
    [goal.references !== undefined && `< ${goal.references} call_ref`, lisp < goal.references * reference],
    [goal.nanoseconds !== undefined && `${goal.nanoseconds} ns`, lisp <= goal.nanoseconds],
    [goal.rate !== undefined && `${goal.rate} G/s`, units / lisp >= goal.rate],
  ].filter(([text]) => text !== false);
  return {
    name,
    call,
    type,
    'Lisp ns': lisp,
    'raw ns': raw,
    'Lisp/raw': raw && lisp / raw,
    'above raw ns': above,
    'call_ref ns': reference,
    'Lisp/call_ref': reference && lisp / reference,
    'G units/s': units && units / lisp,
    goal: goals.map(([text]) => text).join(', '),
    met: goals.map(([, met]) => yesOrNo(met)).join(', '),
  };
}
