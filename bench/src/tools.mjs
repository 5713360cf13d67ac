// The programs that the benchmarks use: the compiler under test, Binaryen, SBCL.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { features } from '../../dev/features.mjs';

export const bench = dirname(dirname(fileURLToPath(import.meta.url)));
export const root = dirname(bench);

/** Where built programs go. */
export const target = join(bench, 'target');

/** Runs the command `clysm`; its output is returned, what it says of errors is shown. */
export function clysm(...args) {
  return execFileSync(join(root, 'clysm'), args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Compiles a Lisp file; returns the path of the module. Its loader stands beside it. */
export function build(source, folder = target) {
  mkdirSync(folder, { recursive: true });
  const module = join(folder, basename(source).replace(/\.lisp$/, '.wasm'));
  clysm('build', source, '-o', module);
  return module;
}

/** Instantiates a module that the compiler built, through its loader, and runs its top-level forms. */
export async function loadLisp(module, imports = {}) {
  const loader = pathToFileURL(module.replace(/\.wasm$/, '.mjs'));
  const { instantiate } = await import(loader.href);
  const { exports, run } = await instantiate(imports);
  run();
  return exports;
}

/** Assembles WebAssembly text, unoptimised; returns the bytes. */
export async function assemble(source) {
  const { default: binaryen } = await import(join(root, 'dev/node_modules/binaryen/index.js'));
  const module = binaryen.parseText(readFileSync(source, 'utf8'), features(binaryen));
  try {
    if (!module.validate()) throw new Error(`${source} is no valid module`);
    return module.emitBinary();
  } finally {
    module.dispose();
  }
}

/** Assembles and instantiates WebAssembly text. */
export async function loadText(source, imports = {}) {
  const module = await WebAssembly.compile(await assemble(source), { builtins: ['js-string'] });
  const { exports } = await WebAssembly.instantiate(module, imports);
  return exports;
}

/** The command that runs a file of Java with what `clysm` is made of, for `execFileSync`. */
export function java(source, ...args) {
  const [jdk] = readFileSync(join(root, 'target/clysm/stamp'), 'utf8').split('\n');
  return [join(jdk, 'bin/java'), ['--class-path', join(root, 'target/clysm/lib/*'), source, ...args]];
}

/** True if SBCL is installed. */
export function hasSbcl() {
  return spawnSync('sbcl', ['--version']).status === 0;
}

/**
 * Runs a program of `programs/` in SBCL.
 *
 * @returns {{nanoseconds: number, result: string}} of one call of its function RUN, or null where it fails
 */
export function timeInSbcl(source, n, seconds) {
  const script = join(bench, 'src/time-in-sbcl.lisp');
  const process = spawnSync('sbcl', ['--script', script, source, String(n), String(seconds)], { encoding: 'utf8' });
  if (process.status !== 0) {
    console.error(`${source} fails in SBCL:\n${process.stdout}${process.stderr}`);
    return null;
  }
  const [nanoseconds, result] = process.stdout.trim().split('\n').at(-1).split(' ');
  return { nanoseconds: Number(nanoseconds), result };
}

/** Writes a file below a folder that need not exist. */
export function writeBelow(folder, name, text) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}
