// Opens the page that its argument names, and returns what that page left in the global variable `allowed`.

export default async function (page, site, name) {
  await page.goto(`${site}/${name}`);
  return page.evaluate(() => globalThis.allowed);
}
