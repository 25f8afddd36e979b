// embedding.html, which tries each message live; and what the page's address may ask for.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { leaveOutDrawing } from './drawing.mjs';
import { modules, usePage, Visitor } from './harness.mjs';

const { place } = usePage();
const axe = readFileSync(path.join(modules, 'axe-core/axe.min.js'), 'utf8');
const trust = readFileSync(new URL('../../web/shell/messages_trust.js', import.meta.url), 'utf8');
const contract = readFileSync(new URL('../../EMBEDDING.md', import.meta.url), 'utf8');

test('each message of the contract is tried by the keyboard, and its answer is read', async () => {
  const context = await place.browser.newContext({ viewport: { width: 1280, height: 1000 } });
  await context.addInitScript(leaveOutDrawing);
  const page = await context.newPage();
  const refused = [];
  page.on('console', (message) => /Content Security Policy/.test(message.text()) && refused.push(message.text()));
  await page.goto(`${place.server.origin}/embedding.html`);
  assert.match(await page.locator('meta[http-equiv]').getAttribute('content'), /default-src 'none'; script-src 'self'; style-src 'self'/);
  await page.getByLabel('What was said').getByText('ready').first().waitFor();
  const names = await page.getByLabel('Message').locator('option').allTextContents();
  const [, requests] = /\| `do` \|([\s\S]*?)\n\n/.exec(contract);
  for (const name of names) assert.ok(requests.includes(`\`${name}\``), `EMBEDDING.md has ${name}`);
  for (const name of names) {
    await page.getByLabel('Message').selectOption(name);
    await page.getByLabel('Message').press('Tab');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Send');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: ['openLesson', 'predict'].includes(name) ? `${name} was` : `${name} was answered.` }).waitFor();
  }
  await page.getByLabel('Its fields, as JSON').fill('{"preset": ');
  await page.getByRole('button', { name: 'Send' }).press('Enter');
  assert.match(await page.getByRole('alert').first().textContent(), /no JSON/);
  await page.getByLabel('Message').selectOption('loadPreset');
  await page.getByLabel('Its fields, as JSON').fill('{"preset": "nothing"}');
  await page.getByRole('button', { name: 'Send' }).press('Enter');
  await page.getByRole('status').filter({ hasText: /loadPreset was refused: .*nothing/ }).waitFor();
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => (await window.axe.run(document, { iframes: false, resultTypes: ['violations'] })).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`));
  assert.deepEqual(violations, []);
  await page.locator('descent-playground').getByRole('button').press('Enter');
  await page.waitForFunction(() => document.querySelector('descent-playground').shadowRoot.querySelector('iframe'));
  assert.deepEqual(refused, [], 'its policy refuses nothing of it');
  await context.close();
});

test('the address asks for a preset; a link wins, and what there is not is told', async () => {
  for (const [address, fits] of [['?preset=circle', (s) => s.preset === 'circle'],
    ['?preset=circle#descent=1&experiment=(data:(name:gauss),seed:9)', (s) => s.experiment.data.name === 'gauss'],
    ['?preset=nothing&lang=en', (s) => /preset "nothing"/.test(s.message)]]) {
    const visitor = await Visitor.open(place.browser, `${place.server.origin}/${address}`);
    await visitor.until(address, fits);
    await visitor.close();
  }
});

test('a site that lists origins trusts these alone, and one without trusts whom the address names', async () => {
  const { Trust } = await import(`data:text/javascript,${encodeURIComponent(trust)}`);
  const own = 'https://descent.example';
  const search = '?origin=https://asked.example&origin=http://127.0.0.1:80/course&origin=null&origin=*&origin=file:///x&origin=';
  const free = new Trust({ listed: '', search, own });
  assert.deepEqual([...free.origins].sort(), ['http://127.0.0.1', 'https://asked.example', own]);
  const listing = new Trust({ listed: ' https://listed.example\nhttps://other.example ', search, own });
  assert.deepEqual([...listing.origins].sort(), [own, 'https://listed.example', 'https://other.example']);
  for (const origin of ['null', '', '*', 'file://', 'https://asked.example.evil', 'http://asked.example', undefined]) assert.equal(free.has(origin), false, origin);
  assert.deepEqual(free.likely({ ancestor: 'https://asked.example', referrer: '' }), ['https://asked.example']);
  assert.deepEqual(free.likely({ ancestor: 'https://evil.example', referrer: 'https://asked.example/' }), []);
  assert.deepEqual(free.likely({ ancestor: 'null', referrer: '' }), [], 'nobody can be told');
  assert.deepEqual(listing.likely({ referrer: 'https://other.example/page' }), ['https://other.example']);
  assert.equal(free.likely({ referrer: '' }).length, 3, 'where nothing tells, the browser delivers to these alone');
});
