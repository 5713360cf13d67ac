// Table (b): whole programs, in Lisp against hand-written WebAssembly, JavaScript and SBCL.

import { compare } from './measure.mjs';
import { peersOf, programs, sourceOf } from './peers.mjs';
import { yesOrNo } from './tables.mjs';
import { build, hasSbcl, timeInSbcl } from './tools.mjs';

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
    const inSbcl = sbcl ? timeInSbcl(sourceOf(program), n, effort.secondsInSbcl)?.nanoseconds : undefined;
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
