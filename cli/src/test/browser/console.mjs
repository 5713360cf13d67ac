// Returns what the program console.lisp and its page write to the console, each line with its kind.

async function runProgram() {
  const pause = () => new Promise((resume) => setTimeout(resume));
  const { instantiate } = await import('/out/console.mjs');
  const { exports, run } = await instantiate();
  console.log('page');
  run();
  await pause();
  exports.click();
  await pause();
  console.log('end');
}

export default async function (page, site) {
  const lines = [];
  page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
  await page.goto(`${site}/index.html`);
  const ended = new Promise((end) => page.on('console', (message) => message.text() === 'end' && end()));
  await page.evaluate(runProgram);
  await ended;
  return lines.join('\n');
}
