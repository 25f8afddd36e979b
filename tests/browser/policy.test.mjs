// The page's own Content-Security-Policy: a strict one, and nothing that the page does breaks it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { site, sizes, usePage, Visitor } from './harness.mjs';
import { startHost } from './hosts.mjs';

const { open, place } = usePage({ flags: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] });

// Before the page's scripts: what was refused is told on its console, which a visitor that is closed looks at.
const watch = () => document.addEventListener('securitypolicyviolation', (event) => {
  console.error(`refused by ${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
});
const prepare = ({ page }) => page.addInitScript(watch);

const policyOf = (page) => /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)[1];

test('it lets no script or style stand in the page, but for the one whose hash it names', () => {
  const page = readFileSync(path.join(site, 'index.html'), 'utf8');
  const sources = Object.fromEntries(policyOf(page).split('; ').map((one) => {
    const [name, ...rest] = one.split(' ');
    return [name, rest];
  }));
  assert.deepEqual(sources['default-src'], ["'none'"]);
  assert.equal(sources['script-src'].filter((one) => one.startsWith("'sha256-")).length, 1);
  assert.doesNotMatch(policyOf(page), /unsafe-inline|'unsafe-eval'|\*|https?:/);
  assert.ok(page.indexOf('http-equiv') < page.indexOf('<script'), 'it stands before what it judges');
});

test('what is not allowed is refused, and told', async () => {
  const visitor = await open({ prepare });
  await visitor.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.broken = true';
    document.head.append(script);
    document.body.setAttribute('style', 'color: red');
    return fetch('https://elsewhere.invalid/').catch(() => {});
  });
  assert.equal(await visitor.page.evaluate(() => window.broken), undefined);
  for (const directive of ['script-src-elem', 'style-src-attr', 'connect-src']) {
    assert.ok(visitor.problems.some((one) => one.includes(`refused by ${directive}`)), `${directive}: ${visitor.problems}`);
  }
  await visitor.close([/refused|Refused|violates/]);
});

async function drop(visitor, name, numbers, type = '') {
  await visitor.page.evaluate(([called, bytes, kind]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(bytes)], called, { type: kind }));
    dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, [name, numbers, type]);
}

const walks = {
  async 'scenes, training, another language, a file, the list for screen readers'(visitor) {
    for (const scene of ['line', 'images', 'playground']) {
      await visitor.click(`scene.${scene}`);
      await visitor.until(`${scene} is shown`, (s) => s.scene === scene);
    }
    await visitor.click('step_epoch');
    await visitor.until('an epoch is over', (s) => s.epoch === 1 && !s.playing);
    const saved = visitor.page.waitForEvent('download');
    await visitor.page.locator('#canvas').press('Control+s');
    const bytes = readFileSync(await (await saved).path());
    await drop(visitor, 'again.json', [...bytes]);
    await visitor.page.evaluate(() => window.descent.setLanguage('es'));
    await visitor.click('share');
    await visitor.place('share.close');
    await visitor.page.keyboard.press('Escape');
    const mirror = visitor.page.locator('#mirror-switch');
    await mirror.focus();
    await mirror.press('Enter');
    await visitor.page.locator('#mirror [data-id]').first().waitFor({ state: 'attached' });
    await visitor.settle();
  },
  async 'the camera, and a picture that is dropped'(visitor) {
    await visitor.showDrawnDigits({ train: 60, test: 20, epochs: 2 });
    await visitor.click('pad.camera');
    const dialog = visitor.page.getByRole('dialog', { name: 'Camera' });
    const take = dialog.getByRole('button', { name: 'Take picture' });
    await take.and(visitor.page.locator('[aria-disabled="false"]')).waitFor();
    await take.click();
    await visitor.until('it is on the pad', (s) => s.drawing?.image.some((ink) => ink > 0));
    const picture = await visitor.page.evaluate(async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 40 });
      canvas.getContext('2d').fillRect(10, 10, 20, 20);
      const blob = await new Promise((done) => { canvas.toBlob(done); });
      return [...new Uint8Array(await blob.arrayBuffer())];
    });
    await visitor.click('pad.clear');
    await drop(visitor, 'dot.png', picture, 'image/png');
    await visitor.until('it is on the pad', (s) => s.drawing?.image.some((ink) => ink > 0));
  },
  async 'a film'(visitor) {
    await visitor.page.evaluate(() => window.descent.loadPreset('line_steep'));
    await visitor.until('the line is there', (s) => s.scene === 'line' && s.controls.line_plot);
    await visitor.click('play');
    await visitor.until('all epochs are done', (s) => s.epoch === 50 && !s.playing);
    await visitor.drag('timeline', [[0.9, 0.5], [0.8, 0.5]]);
    await visitor.place('film_save');
    const [download] = await Promise.all([visitor.page.waitForEvent('download'), visitor.click('film_save')]);
    assert.equal(download.suggestedFilename(), 'descent-film.webm');
  },
  async 'a data set of the site, unpacked by a worker'(visitor) {
    const manifest = JSON.parse(readFileSync(path.join(site, 'data/manifest.json'), 'utf8'));
    if (!manifest.sets.find((set) => set.name === 'fashion_mnist')?.available) return;
    await visitor.page.evaluate(() => window.descent.loadPreset('fashion_mnist'));
    await visitor.until('the images are there', (state) => state.ready);
    const fetched = await visitor.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).join());
    assert.match(fetched, /unpack_worker\.js/);
  },
};

for (const [what, walk] of Object.entries(walks)) {
  test(`nothing is refused: ${what}`, async () => {
    const visitor = await open({ prepare, drawn: what === 'a film' });
    await walk(visitor);
    await visitor.close();
  });
}

test('nothing is refused in a frame of another site that may save no files', async () => {
  const host = await startHost();
  const body = Buffer.from(`<link rel="icon" href="data:,"><iframe src="${host.origin.replace('127.0.0.1', 'localhost')}/" width="900" height="600"
    sandbox="allow-scripts allow-same-origin"></iframe>`);
  const course = await startHost({
    change: (address, response) => Object.assign(response, { status: 200, body, headers: { 'content-type': 'text/html' } }),
  });
  const context = await place.browser.newContext({ viewport: sizes.wide });
  const visitor = new Visitor(context, await context.newPage());
  await prepare(visitor);
  await visitor.page.goto(`${course.origin}/course.html`);
  const frame = await (await visitor.page.locator('iframe').elementHandle()).contentFrame();
  await frame.waitForFunction(() => window.descent && document.getElementById('loading').hidden);
  await frame.locator('#canvas').press('Control+s');
  await frame.locator('#offer').waitFor({ state: 'visible', timeout: 15000 });
  await visitor.close([/sandboxed/]);
  course.stop();
  host.stop();
});
