// More pages in one than a browser has graphics contexts for.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { usePage } from './harness.mjs';
import { startHost } from './hosts.mjs';

const { place } = usePage();
const count = 18; // Chromium has 16

test('each of many frames draws when it is in view, and keeps what it has learnt', async () => {
  const host = await startHost({
    change(address, response) {
      if (address !== '/course.html') return;
      const frames = Array.from({ length: count }, () => '<iframe src="/" style="display: block; border: 0; width: 640px; height: 400px"></iframe>');
      Object.assign(response, { status: 200, body: Buffer.from(frames.join('')), headers: { 'content-type': 'text/html' } });
    },
  });
  const context = await place.browser.newContext({ viewport: { width: 700, height: 620 } });
  const page = await context.newPage();
  await page.goto(`${host.origin}/course.html`, { waitUntil: 'domcontentloaded' });
  const frames = [];
  for (const element of await page.locator('iframe').elementHandles()) {
    const frame = await element.contentFrame();
    await frame.waitForFunction(() => window.descent && document.getElementById('loading').hidden, null, { timeout: 120000 });
    frames.push(frame);
  }
  const drawn = (frame, view) => frame.waitForFunction((inView) => {
    const lost = document.getElementById('canvas').getContext('webgl2').isContextLost();
    const still = document.querySelector('.still') !== null;
    return document.getElementById('error').hidden && window.descent.settled && (inView ? !lost && !still : true);
  }, view, { timeout: 30000, polling: 100 });
  const show = async (i) => {
    await page.evaluate((at) => scrollTo(0, at * 400), i);
    await drawn(frames[i], true);
  };
  await show(0);
  await frames[0].evaluate(() => window.descent.stepEpoch());
  const hash = await frames[0].evaluate(() => window.descent.getWeightsHash());
  const before = await page.locator('iframe').first().screenshot();
  for (const i of [5, 12, 17, 15, 3]) await show(i);
  // What nobody sees has its last picture, in as many frames as would be too many.
  await frames[12].waitForFunction(() => document.querySelector('.still') !== null, null, { timeout: 10000 });
  await show(0);
  assert.equal(await frames[0].evaluate(() => window.descent.getWeightsHash()), hash);
  assert.ok(before.equals(await page.locator('iframe').first().screenshot()), 'the picture is the same again');
  await context.close();
  host.stop();
});
