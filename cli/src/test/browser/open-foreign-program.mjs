// Opens foreign-program.html for the program and the host module at these addresses, and returns what was written.

export default async function (page, site, program, host) {
  const search = new URLSearchParams({ program, ...(host && { host }) });
  await page.goto(`${site}/cli/src/test/browser/foreign-program.html?${search}`);
  return page.evaluate(() => globalThis.output);
}
