// Runs files.lisp in a page; returns what the page was asked and what stands in its files afterwards.

async function runProgram() {
  const { createMemoryFiles, instantiate } = await import('/out/files.mjs');
  const fs = createMemoryFiles({ 'data/words.txt': 'one\nλ 😀\n' });
  const { run } = await instantiate({}, { fs });
  try {
    run();
  } catch (error) {
    return `${error.message} ${fs.readFileSync('/out/report.txt', 'utf8')}`;
  }
}

export default async function (page, site) {
  const questions = [];
  page.on('dialog', (dialog) => {
    questions.push(dialog.message());
    dialog.accept('Ada');
  });
  await page.goto(`${site}/index.html`);
  return `${await page.evaluate(runProgram)} [${questions}]`;
}
