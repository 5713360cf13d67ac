import { createIo } from './io.mjs';
import { LispError, ProgramExit, failureOf } from './runtime.mjs';
import { neverSettled } from './promises.mjs';
import { MissingImportError } from './resolve.mjs';
import { instantiateProgram, isMain, main } from './loader.mjs';

export { LispError, MissingImportError, ProgramExit, createIo, failureOf, neverSettled };

/** What the module imports and exports. */
export const program = PROGRAM;

/**
 * Loads the program; its top-level forms wait for `run()`.
 *
 * @param {object} imports host functions by module and field: `{host: {log() {}}}`
 * @param {object} options `bytes`: the module, in place of loading it; `args`: the arguments of the program
 */
export async function instantiate(imports = {}, options = {}) {
  return instantiateProgram(program, import.meta.url, imports, options);
}

if (isMain(import.meta)) await main(instantiate);
