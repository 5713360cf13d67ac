// Fails in the page, which also logs an error.

export default async function (page, site, text) {
  await page.goto(`${site}/strict.html`);
  return page.evaluate((text) => {
    console.error(`logged ${text}`);
    throw new Error(`thrown ${text}`);
  }, text);
}
