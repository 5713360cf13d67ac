// Prints what each peer of a program answers, one a line, or of a row of foreign calls both in one line, for tests:
//
//   node answers.mjs program NAME MODULE.wasm   of a program of programs/
//   node answers.mjs foreign MODULE.wasm        of the calls across the boundary
//
// MODULE.wasm is the compiled Lisp program, with its loader beside it.

import { lastSent } from '../foreign/host.mjs';
import { rowsOf } from '../foreign/rows.mjs';
import { foreignPeers, peersOf, programs } from './peers.mjs';

async function ofProgram(name, module) {
  const program = programs().find((each) => each.name === name);
  for (const [peer, run] of Object.entries(await peersOf(program, module))) {
    console.log(`${peer} ${run(program.n)}`);
  }
}

/** What a call gave: a value, or for values that go one way what the host got last. */
function answer(call) {
  const result = call() ?? lastSent();
  return typeof result === 'object' ? JSON.stringify(result) : String(result);
}

async function ofForeignCalls(module) {
  const { lisp, raw } = await foreignPeers(module);
  for (const { call, type, peers } of rowsOf(lisp, raw)) {
    console.log([`${call}, ${type}`, answer(peers.lisp), peers.raw ? answer(peers.raw) : ''].join('\t'));
  }
}

const [kind, ...args] = process.argv.slice(2);
await (kind === 'program' ? ofProgram(...args) : ofForeignCalls(...args));
