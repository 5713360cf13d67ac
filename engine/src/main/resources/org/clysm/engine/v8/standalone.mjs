// Runs one program in a V8 context.

import { instantiateBytes } from '../host/loader.mjs';
import { neverSettled } from '../host/promises.mjs';
import { ProgramExit } from '../host/runtime.mjs';
import { createContext } from './host.mjs';

/** @param {import('./host.mjs').Native} native */
export function createStandalone(native) {
  const context = createContext(native);
  const imports = {};
  const listeners = [];
  const drivers = [];
  let isWaiting = false;
  return {
    ...context,
    /**
     * Adds the named exports of an ES module as host modules, its default export as a driver, and its export
     * `instantiated` as one that sees the program before it runs.
     */
    addHostModule({ default: driver, instantiated, ...modules }) {
      Object.assign(imports, modules);
      if (typeof instantiated === 'function') listeners.push(instantiated);
      if (typeof driver === 'function') drivers.push(driver);
    },
    /** Instantiates the program, runs its top-level forms, then the drivers; `takeFailure` tells what goes wrong. */
    run(description, bytes, args) {
      context.attempt(() => {
        const options = { args: JSON.parse(args), io: context.io };
        const { run, ...program } = instantiateBytes(JSON.parse(description), bytes, imports, options);
        for (const listen of listeners) listen(program);
        const outcome = run();
        if (outcome instanceof Promise) {
          isWaiting = true;
          outcome.then((code) => finish(code, program)).catch(fail);
        } else {
          finish(outcome, program);
        }
      });
    },
    /** One step of the event loop. At its end the program must have come to the end of its top-level forms. */
    step() {
      const delay = context.step();
      if (delay < 0 && isWaiting) fail(neverSettled());
      return delay;
    },
  };

  function finish(code, program) {
    isWaiting = false;
    if (code !== undefined) throw new ProgramExit(code);
    for (const drive of drivers) drive(program);
  }

  function fail(error) {
    isWaiting = false;
    context.attempt(() => {
      throw error;
    });
  }
}
