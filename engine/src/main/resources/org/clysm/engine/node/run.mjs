// Runs a program for the node engine: node run.mjs LOADER FAILURE-FILE COUNT HOST-MODULE... ARGUMENT...

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';

const [loaderFile, failureFile, count, ...rest] = process.argv.slice(2);
const hostModules = rest.slice(0, Number(count));
const args = rest.slice(Number(count));

Error.stackTraceLimit = 100;
const { instantiate, failureOf, neverSettled } = await import(pathToFileURL(loaderFile));

// Ends the process; Java reads from the file what happened, and prints it. `phase` is "load" or "run".
function end(phase, { exitCode, report, stack }) {
  if (report !== null) fs.writeFileSync(failureFile, [phase, report, stack].join('\0'));
  process.exit(exitCode);
}

function failLoading(report, stack = '') {
  end('load', { exitCode: 1, report, stack });
}

async function loadHostModule(file) {
  if (!fs.existsSync(file)) failLoading(`host module not found: ${file}`);
  try {
    return await import(pathToFileURL(file));
  } catch (error) {
    explainLoading(file, error);
  }
}

function explainLoading(file, error) {
  const { report, stack } = failureOf(error);
  const [, wanted, importer] = /^Cannot find \w+ '(.*?)' imported from (.*)/.exec(error?.message) ?? [];
  if (wanted !== undefined) failLoading(`host module not found: ${wanted}, imported by ${importer}`);
  // The error does not tell the place of bad syntax; Node prints it when it only checks the file.
  const place = error instanceof SyntaxError ? syntaxErrorPlace(file) : undefined;
  if (place !== undefined) failLoading(`${place}: ${report}`);
  failLoading(`host module ${file} failed while loading: ${report}`, stack);
}

function syntaxErrorPlace(file) {
  const check = spawnSync(process.execPath, ['--check', file], { encoding: 'utf8' });
  return check.status === 0 ? undefined : check.stderr.split('\n')[0].replace(/^file:\/\//, '');
}

const imports = {};
const listeners = []; // see the program before it runs
const drivers = []; // called after its top-level forms
process.on('uncaughtException', (error) => end('run', failureOf(error)));
for (const file of hostModules) {
  const { default: driver, instantiated, ...modules } = await loadHostModule(file);
  Object.assign(imports, modules);
  if (typeof instantiated === 'function') listeners.push(instantiated);
  if (typeof driver === 'function') drivers.push(driver);
}
const failUnsettled = () => end('run', failureOf(neverSettled()));
process.once('beforeExit', failUnsettled);
try {
  const { run, ...program } = await instantiate(imports, { args });
  for (const listen of listeners) listen(program);
  const outcome = run();
  const code = outcome instanceof Promise ? await outcome : outcome;
  process.off('beforeExit', failUnsettled);
  if (code !== undefined) process.exit(code);
  for (const drive of drivers) drive(program);
} catch (error) {
  end('run', failureOf(error));
}
