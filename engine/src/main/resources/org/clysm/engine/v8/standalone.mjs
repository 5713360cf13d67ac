// Runs one program in a V8 context.

import { instantiateBytes } from '../host/loader.mjs';
import { ProgramExit } from '../host/runtime.mjs';
import { createContext } from './host.mjs';

/** @param {import('./host.mjs').Native} native */
export function createStandalone(native) {
  const context = createContext(native);
  const imports = {};
  return {
    ...context,
    /** Adds the named exports of an ES module as host modules. */
    addHostModule(namespace) {
      for (const [name, value] of Object.entries(namespace)) if (name !== 'default') imports[name] = value;
    },
    /** Instantiates the program and runs its top-level forms; what goes wrong is told by `takeFailure`. */
    run(description, bytes, args) {
      context.attempt(() => {
        const options = { args: JSON.parse(args), io: context.io };
        const { run } = instantiateBytes(JSON.parse(description), bytes, imports, options);
        const code = run();
        if (code !== undefined) throw new ProgramExit(code);
      });
    },
  };
}
