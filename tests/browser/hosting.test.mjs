// Hosts as they come, and what is said where one does not let the page start.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';

import { site, sizes, usePage, Visitor } from './harness.mjs';
import { startHost } from './hosts.mjs';

const { place } = usePage();

async function visit(host, address = '/', options = {}) {
  return Visitor.open(place.browser, host.origin + address, options);
}
const words = (page) => page.locator('#progress-text').innerText();
const anyProblem = [/./];

async function waitForWords(page, pattern, timeout = 15000) {
  const end = Date.now() + timeout;
  while (!pattern.test(await words(page))) {
    assert.ok(Date.now() < end, `it says "${await words(page)}"`);
    await page.waitForTimeout(100);
  }
}

async function trainLittle(visitor) {
  await visitor.page.evaluate(() => window.descent.stepEpoch());
  await visitor.until('an epoch is over', (state) => state.epoch === 1 && !state.playing);
}

test('it runs on nginx as Debian has it, and from a folder', async () => {
  const host = await startHost({ folders: ['/course/descent/'] });
  const visitor = await visit(host, '/course/descent/');
  await trainLittle(visitor);
  await visitor.close();
  host.stop();
});

test('a strict policy is enough: the inline script only tells of failures', async () => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; "
    + "worker-src 'self'; manifest-src 'self'; media-src 'self' blob:; img-src 'self' data: blob:";
  const host = await startHost({ change(address, { headers }) { headers['content-security-policy'] = policy; } });
  const visitor = await visit(host);
  await trainLittle(visitor);
  await visitor.close([/inline script/]);
  host.stop();
});

describe('a host that does not let it start is told of', () => {
  const cases = {
    'scripts of another type': {
      change: (address, { headers }) => {
        if (address.endsWith('.js')) Object.assign(headers, { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' });
      },
      says: /sends web\/shell\/\S+\.js as "text\/plain".*text\/javascript/,
    },
    'one module missing': {
      change: (address, response) => { if (address.endsWith('/canvas_size.js')) response.status = 404; },
      says: /web\/shell\/canvas_size\.js is missing on the server/,
    },
    'one module refused': {
      change: (address, response) => { if (address.endsWith('/loop.js')) response.status = 503; },
      says: /web\/shell\/loop\.js could not be loaded: the server answers 503/,
    },
    'a policy against scripts': {
      change: (address, { headers }) => { headers['content-security-policy'] = "script-src 'unsafe-inline'"; },
      says: /Content-Security-Policy does not allow its own scripts/,
    },
  };
  for (const [what, { change, says }] of Object.entries(cases)) {
    test(what, async () => {
      const host = await startHost({ change });
      const visitor = await visit(host, '/', { ready: false });
      await waitForWords(visitor.page, says);
      await visitor.close(anyProblem);
      host.stop();
    });
  }

  test('a policy against WebAssembly', async () => {
    const policy = "default-src 'self' 'unsafe-inline' data:";
    const host = await startHost({ change(address, { headers }) { headers['content-security-policy'] = policy; } });
    const visitor = await visit(host, '/', { ready: false });
    await visitor.page.locator('#error').waitFor({ state: 'visible', timeout: 30000 });
    assert.match(await visitor.page.locator('#error').innerText(), /'wasm-unsafe-eval' to its script-src/);
    await visitor.close(anyProblem);
    host.stop();
  });

  test('an address without its slash leads to the one with it', async () => {
    const host = await startHost({
      folders: ['/descent'],
      change(address, response) {
        // The page itself at both addresses, as some hosts do.
        if (address === '/descent') response.headers['content-type'] = 'text/html';
      },
    });
    const visitor = await visit(host, '/descent?build=playground#descent=1&experiment=(data:(name:xor))', { ready: false });
    await visitor.page.waitForURL(/\/descent\/\?build=playground#descent=1/);
    await visitor.ready();
    assert.equal((await visitor.state()).experiment.data.name, 'xor');
    await visitor.close(anyProblem);
    host.stop();
  });

  test('a download that stands still', async () => {
    const host = await startHost({
      change(address, { raw }) {
        if (!address.endsWith('.wasm')) return true;
        raw.writeHead(200, { 'content-type': 'application/wasm' });
        raw.write(readFileSync(path.join(site, address)).subarray(0, 300000));
        return false; // and no more
      },
    });
    const visitor = await visit(host, '/', { ready: false, prepare: ({ page }) => page.clock.install() });
    await waitForWords(visitor.page, /0\.3 of \d\.\d MB/);
    await visitor.page.clock.runFor(25000);
    await waitForWords(visitor.page, /0\.3 of \d\.\d MB.* check the connection, or reload/);
    await visitor.close();
    host.stop();
  });

  test('the page opened from a file', async () => {
    const context = await place.browser.newContext({ viewport: sizes.wide });
    const page = await context.newPage();
    await page.goto(`file://${site}/index.html`);
    await waitForWords(page, /has to come from a web server.*http\.server/);
    await context.close();
  });

  test('a frame that is sandboxed', async () => {
    const host = await startHost();
    const folder = mkdtempSync(path.join(tmpdir(), 'course-'));
    writeFileSync(path.join(folder, 'index.html'), `<iframe src="${host.origin}/" sandbox="allow-scripts"></iframe>`);
    const context = await place.browser.newContext({ viewport: sizes.wide });
    const page = await context.newPage();
    await page.goto(`file://${folder}/index.html`);
    const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
    await frame.locator('#progress-text', { hasText: 'allow-same-origin' }).waitFor({ timeout: 15000 });
    await context.close();
    host.stop();
  });
});

test('a frame that fails to start leaves the keyboard where it is', async () => {
  const host = await startHost({ change: (address, response) => { if (address.endsWith('.wasm')) response.status = 404; } });
  const body = Buffer.from(`<textarea autofocus></textarea><iframe src="${host.origin}/" width="900" height="500"></iframe>`);
  const course = await startHost({
    change: (address, response) => Object.assign(response, { status: 200, body, headers: { 'content-type': 'text/html' } }),
  });
  const context = await place.browser.newContext({ viewport: sizes.wide });
  const page = await context.newPage();
  await page.goto(`${course.origin}/course.html`);
  await page.locator('textarea').focus();
  const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
  const typing = page.keyboard.type('what I write here goes on while the frame below fails', { delay: 40 });
  await frame.locator('#error').waitFor({ state: 'visible', timeout: 15000 });
  await typing;
  await page.keyboard.type(' and after');
  assert.equal(await page.locator('textarea').inputValue(), 'what I write here goes on while the frame below fails and after');
  await context.close();
  course.stop();
  host.stop();
});

test('a data set whose host says that it is encoded loads all the same', async (t) => {
  const manifest = JSON.parse(readFileSync(path.join(site, 'data/manifest.json'), 'utf8'));
  const images = manifest.sets.find((set) => set.name === 'fashion_mnist');
  if (!images?.available) return t.skip('this site has no Fashion-MNIST');
  const progress = [];
  const host = await startHost({
    change: (address, { headers }) => { if (address.endsWith('.gz')) headers['content-encoding'] = 'gzip'; },
  });
  const visitor = await visit(host);
  await visitor.page.evaluate(() => window.descent.loadPreset('fashion_mnist'));
  await visitor.until('the images are there', (state) => {
    progress.push(state.imageSets.find((set) => set.name === 'fashion_mnist').progress);
    return state.ready;
  });
  assert.ok(progress.every((share, i) => share >= 0 && share <= 1 && (i === 0 || share >= progress[i - 1])), `${progress}`);
  await trainLittle(visitor);
  await visitor.close();
  host.stop();

  // Damaged on the way: the encoding's own end is no proof.
  const file = images.files.train_labels;
  const damaged = gunzipSync(readFileSync(path.join(site, 'data', file.path)));
  damaged[100] ^= 1;
  const bad = await startHost({
    change(address, response) { if (address.endsWith(file.path)) response.body = damaged; },
  });
  const other = await visit(bad);
  await other.page.evaluate(() => window.descent.loadPreset('fashion_mnist'));
  const state = await other.until('it is told of', (s) => s.message !== '');
  assert.match(state.message, /train-labels\S+ is damaged: its checksum/);
  await other.close();
  bad.stop();
  return undefined;
});

test('a frame that may save no files offers the text of one', async () => {
  const host = await startHost({
    change(address, response) {
      if (address !== '/course.html') return;
      const body = Buffer.from('<iframe src="/" width="900" height="600" sandbox="allow-scripts allow-same-origin"></iframe>');
      Object.assign(response, { status: 200, body, headers: { 'content-type': 'text/html' } });
    },
  });
  const context = await place.browser.newContext({ viewport: sizes.wide });
  const page = await context.newPage();
  await page.goto(`${host.origin}/course.html`);
  const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
  await frame.waitForFunction(() => window.descent && document.getElementById('loading').hidden);
  await frame.locator('#canvas').press('Control+s');
  await frame.locator('#offer').waitFor({ state: 'visible', timeout: 15000 });
  assert.match(await frame.locator('#offer-text').innerText(), /does not let Descent save files.*as text/);
  assert.equal(JSON.parse(await frame.locator('#offer textarea').inputValue()).descent, 1);
  await page.keyboard.press('Escape');
  await frame.locator('#offer').waitFor({ state: 'hidden' });
  await context.close();
  host.stop();
});
