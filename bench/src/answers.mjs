// Prints what each peer of a program answers, one a line, for tests:
//
//   node answers.mjs program NAME MODULE.wasm   of a program of programs/
//   node answers.mjs foreign MODULE.wasm        of the calls across the boundary
//
// MODULE.wasm is the compiled Lisp program, with its loader beside it.

import { foreignPeers, peersOf, programs } from './peers.mjs';

async function ofProgram(name, module) {
  const program = programs().find((each) => each.name === name);
  for (const [peer, run] of Object.entries(await peersOf(program, module))) {
    console.log(`${peer} ${run(program.n)}`);
  }
}

async function ofForeignCalls(module) {
  for (const [peer, { exports, loops, lastText }] of Object.entries(await foreignPeers(module))) {
    const object = {};
    exports['call-string'](exports['make-text'](30, 0x430), 2);
    const answers = [
      exports['call-fixnum'](10),
      exports['call-float'](10),
      Boolean(exports['call-boolean'](9)),
      exports['call-anyref'](object, 3) === object,
      lastText(),
      loops.fixnum(exports['take-fixnum'], 10),
      loops.float(exports['take-float'], 10),
      Boolean(loops.boolean(exports['take-boolean'], 9)),
      loops.anyref(exports['take-anyref'], 3, object) === object,
      loops.string(exports['take-string'], 1, 'text'),
    ];
    console.log(`${peer} ${answers.join(' ')}`);
  }
}

const [kind, ...args] = process.argv.slice(2);
await (kind === 'program' ? ofProgram(...args) : ofForeignCalls(...args));
