// Makes the mistakes of someone new with the program mistakes.lisp, and returns what a page learns of each.

function makeMistakes() {
  const lines = [];

  async function mistake(name, action) {
    try {
      lines.push(`${name}: no error but ${await action()}`);
    } catch (error) {
      lines.push(`${name}: ${error.name}: ${error.message.replaceAll(location.origin, 'http://site')}`);
    }
  }

  async function all() {
    const { instantiate } = await import('/out/mistakes.mjs');
    const load = (file) => import(`/${file}/mistakes.mjs`).then((loader) => loader.instantiate());
    const host = { ask: () => 5, measure: () => 2 ** 30 };
    await mistake('no imports', () => instantiate());
    await mistake('another module', () => instantiate({ Host: host }));
    await mistake('no function', () => instantiate({ host: { ...host, ask: 'answer' } }));
    await mistake('no module beside the loader', () => load('alone'));
    await mistake('something else beside the loader', () => load('page'));
    await mistake('half of a module beside the loader', () => load('half').catch(withoutEngineWords));

    const { exports, run } = await instantiate({ host });
    await mistake('too early', () => exports.greet('Ada', 1));
    run();
    await mistake('number for a string', () => exports.greet(5, 1));
    await mistake('object for a string', () => exports.greet({}, 1));
    await mistake('out of range', () => exports.greet('Ada', 300));
    await mistake('nothing', () => exports.sum());
    await mistake('string for a list', () => exports.sum('123'));
    await mistake('fraction in a list', () => exports.sum([1, 2.5]));
    await mistake('number for a wide integer', () => exports.quotient(1.5, 1n));
    await mistake('division by zero', () => exports.quotient(1n, 0n));
    await mistake('wrong result of the host', () => exports.asked('why?'));
    await mistake('result of the host out of range', () => exports.measure(1));
    await mistake('none', () => exports.greet('Ada', 2));
    return `${lines.join('\n')}\n`;
  }

  function withoutEngineWords(error) {
    const [start, reason] = error.message.split('mistakes.wasm: ');
    throw Object.assign(error, { message: `${start}mistakes.wasm: ${reason.length > 0 ? 'REASON' : ''}` });
  }

  return all();
}

export default async function (page, site) {
  await page.goto(`${site}/index.html`);
  return page.evaluate(makeMistakes);
}
