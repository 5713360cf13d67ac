// Uses the page of examples/browser-page as a visitor would, and tells what it shows. The last argument names the file
// for a picture of it.

export default async function (page, site, picture) {
  const seen = [];
  const look = async (title) => {
    const names = await page.$$eval('.card h2', (all) => all.map((each) => each.textContent).join(' '));
    seen.push(`${title}: ${names}`);
  };
  const click = (text) => page.locator(`button ::-p-text(${text})`).click();
  const weight = () => page.$eval('.card dd:last-of-type', (fact) => fact.textContent);

  await page.setViewport({ width: 1000, height: 760 });
  await page.goto(`${site}/index.html`);
  await page.waitForSelector('.card');
  await look('distance');
  await page.screenshot({ path: picture });
  await click('Moons');
  await look('moons');
  await click('Size');
  await look('size');
  await page.type('input[type=search]', 'UR');
  await look('found');
  seen.push(`on Saturn: ${await weight()}`);
  await page.locator('input[type=number]').fill('100');
  seen.push(`with 100 kg: ${await weight()}`);
  await page.focus('input[type=number]');
  for (const _ of '100') await page.keyboard.press('Backspace');
  seen.push(`without mass: ${await weight()}`);
  return seen.join('\n');
}
