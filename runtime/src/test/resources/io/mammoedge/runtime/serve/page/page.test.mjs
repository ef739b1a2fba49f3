// The page in Debian's Chromium, as people use it: page.test.mjs URL TOKEN SCREENSHOT MAMMOGRAM… TEXT
import assert from 'node:assert/strict';
import {chromium} from 'playwright-core';

const [url, token, screenshot, ...files] = process.argv.slice(2);
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: quiet});

async function open(colorScheme) {
  const page = await browser.newPage({viewport: {width: 1100, height: 900}, colorScheme});
  page.on('pageerror', error => assert.fail('a script failed: ' + error.message));
  page.on('request', request =>
    assert.ok(request.url().startsWith(url) || request.url().startsWith('data:'), 'asks elsewhere: ' + request.url()));
  await page.goto(url);
  return page;
}

async function scored(page) {
  await page.waitForFunction(() => document.querySelector('#status').textContent.includes('scored,'));
  return page.locator('article').all();
}

const page = await open('light');

// A token is asked for, by keyboard alone.
await page.locator('#access').waitFor({state: 'visible'});
await page.keyboard.type('wrong-but-long-enough');
await page.keyboard.press('Enter');
await page.waitForFunction(() => document.querySelector('#status').textContent.includes('token'));
await page.locator('#token').fill(token);
await page.keyboard.press('Enter');
await page.locator('#access').waitFor({state: 'hidden'});
await page.waitForFunction(() => document.querySelector('#release').textContent.includes('small 1.0.0'));

// The file field is reached with the Tab key.
await page.locator('body').click({position: {x: 1, y: 1}});
await page.keyboard.press('Tab');
assert.equal(await page.evaluate(() => document.activeElement.id), 'files');

await page.setInputFiles('#files', files);
const cards = await scored(page);
assert.equal(cards.length, files.length);

// Two views of a breast: pictures, a slider that reaches the heat map, the operating point, the mean.
for (const card of cards.slice(0, 2)) {
  assert.match(await card.locator('.verdict').textContent(), /^Probability of malignancy \d+\.\d %, .* the operating point$/);
  assert.match(await card.locator('.scale').getAttribute('aria-label'), /operating point 70\.0 %/);
  const map = card.locator('.map');
  assert.ok(await map.evaluate(image => image.complete && image.naturalWidth > 0));
  await card.locator('input[type=range]').fill('0');
  assert.equal(await map.evaluate(image => getComputedStyle(image).opacity), '0');
}
assert.match(await page.locator('#together').textContent(), /Breast L.*Study/);

// What is refused says why in words, and shows no picture.
const refused = cards.at(-1);
assert.match(await refused.locator('.verdict').textContent(), /^Refused: not a DICOM file.*\(NOT_DICOM\)$/);
assert.ok(await refused.locator('.pictures').isHidden());
assert.ok(await refused.locator('.scale').isHidden());

await page.locator('summary').click();
assert.match(await page.locator('#evidence').textContent(), /Operating point.*70\.0 %.*Intended use/);
await cards[0].locator('input[type=range]').fill('100');
await page.screenshot({path: screenshot, fullPage: true});

// Files are dropped as well, and the night is dark.
const dark = await open('dark');
await dark.locator('#token').fill(token);
await dark.keyboard.press('Enter');
await dark.locator('#access').waitFor({state: 'hidden'});
const brightness = await dark.evaluate(() =>
  getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number).reduce((a, b) => a + b));
assert.ok(brightness < 150, 'background of ' + brightness);
const dropped = await dark.evaluateHandle(() => {
  const data = new DataTransfer();
  data.items.add(new File(['no image'], 'a.txt'));
  return data;
});
await dark.dispatchEvent('#drop', 'drop', {dataTransfer: dropped});
assert.equal((await scored(dark)).length, 1);

await browser.close();
console.log('the page holds');
