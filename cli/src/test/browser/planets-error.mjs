// Opens the page of examples/browser-page, and returns the error that it shows.

export default async function (page, site) {
  await page.goto(`${site}/index.html`);
  const error = await page.waitForSelector('.error');
  return error.evaluate((element) => element.textContent);
}
