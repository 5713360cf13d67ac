// Runs no-suspension.lisp in a page without JavaScript Promise Integration; returns what its functions do.

async function callFunctions() {
  delete WebAssembly.Suspending;
  delete WebAssembly.promising;
  const { instantiate } = await import('/out/no-suspension.mjs');
  const { exports, run } = await instantiate();
  run();
  return `${await exports.attempt()} ${await exports.doubled(21)}`;
}

export default async function (page, site) {
  await page.goto(`${site}/index.html`);
  return page.evaluate(callFunctions);
}
