// The page in a frame and the page around it (EMBEDDING.md): what is answered, and to whom. The pages around are of
// another origin, but for one.
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { leaveOutDrawing } from './drawing.mjs';
import { framesPage, useCourse } from './embedding.mjs';

const place = useCourse((site, course) => ({
  '/course.html': framesPage([`${site}/?preset=xor&lang=en&origin=${course}`, `${site}/?preset=spiral&lang=en`]),
}));

async function openPage(address, i = 0) {
  const context = await place.browser.newContext({ viewport: { width: 800, height: 1200 } });
  await context.addInitScript(leaveOutDrawing);
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate((at) => untilPong(at), i);
  return { context, page, ask: (...words) => page.evaluate((given) => ask(...given), words) };
}

// One for several tests: it takes a while to come.
let course = null;
const openCourse = async () => {
  course ??= await openPage(`${place.course.origin}/course.html`);
  await course.page.evaluate(() => untilPong(1));
  return course;
};

test('a page around asks for all that the contract has, and hears what happens', async () => {
  const { page, ask } = await openCourse();
  const result = async (...words) => {
    const { descent, result: found, error } = await ask(...words);
    assert.equal(descent, 1);
    assert.equal(error, undefined, `${words}: ${error}`);
    return found;
  };
  assert.deepEqual(await result('ping'), { pong: true, version: 1, ready: true, trusted: true });
  assert.deepEqual(await result('ready'), { version: 1 });
  const state = await result('getState');
  assert.equal(state.preset, 'xor');
  assert.equal(state.controls, undefined);
  assert.equal(state.lesson, null);
  await result('loadPreset', { preset: 'circle' });
  assert.equal((await result('getState')).preset, 'circle');
  const experiment = { ...state.experiment, seed: 77 };
  await result('setExperiment', { experiment });
  assert.equal((await result('getState')).experiment.seed, 77);
  const { predictions } = await result('predict', { inputs: [[0, 0], [1, -1]] });
  assert.equal(predictions.length, 2);
  const { link, address } = await result('getLink');
  assert.equal(address, `${place.server.origin}/#${link}`);
  await result('play');
  await page.waitForFunction(() => heard.filter(({ data }) => data.event === 'epoch').length > 2);
  await result('pause');
  const trained = await result('getState');
  assert.ok(trained.epoch > 0 && !trained.playing);
  const told = await page.evaluate(() => heard.filter(({ from, data }) => from === 0 && data.event === 'epoch').at(-1).data);
  assert.deepEqual(Object.keys(told).sort(), ['descent', 'detail', 'event']);
  const { epoch, loss } = trained.history.find((one) => one.epoch === told.detail.epoch);
  assert.deepEqual([told.detail.epoch, told.detail.loss], [epoch, loss], 'the event has the very numbers');
  const kept = await result('keep');
  assert.ok(kept.head.length > 10);
  await result('reset');
  assert.equal((await result('getState')).epoch, 0);
  await page.evaluate(async () => {
    const { result: again } = await ask('keep');
    window.again = again.bytes.byteLength;
  });
  assert.ok(await page.evaluate(() => again) > 0, 'bytes are given');
  assert.deepEqual((await result('resize', { width: 390 })).wanted, 702);
  assert.deepEqual(await result('resize'), { width: 720, height: 520, wanted: 640 });
  await result('setTheme', { theme: 'dark' });
  await result('setLanguage', { language: 'es' });
  assert.match((await ask('setTheme', { theme: 'blue' })).error, /No hay .*blue/, 'errors are in the language in use');
  await result('setLanguage', { language: 'en' });
  await result('openLink', { link });
  assert.equal((await result('getState')).experiment.seed, 77);
});

test('what was kept comes back with its weights, bit for bit', async () => {
  const { page, ask } = await openCourse();
  const come = await page.evaluate(async () => {
    await ask('loadPreset', { preset: 'xor' });
    const from = heard.length;
    await ask('play');
    while (!heard.slice(from).some(({ data }) => data.event === 'epoch' && data.detail.epoch > 2)) await new Promise((done) => { setTimeout(done, 20); });
    await ask('pause');
    const inputs = [[0.3, 0.7], [-1, 2]];
    const before = (await ask('predict', { inputs })).result;
    const { result: kept } = await ask('keep');
    await ask('loadPreset', { preset: 'spiral' });
    const other = (await ask('predict', { inputs })).result;
    const { error } = await ask('bringBack', kept);
    return { before, other, error, after: (await ask('predict', { inputs })).result, preset: (await ask('getState')).result.preset };
  });
  assert.equal(come.error, undefined);
  assert.notDeepEqual(come.other, come.before);
  assert.deepEqual(come.after, come.before);
  assert.equal(come.preset, 'xor');
  assert.match((await ask('bringBack', { head: '{}', bytes: 'x' })).error, /ArrayBuffer/);
  const broken = await page.evaluate(() => ask('bringBack', { head: '{"descent":1}', bytes: new ArrayBuffer(99) }));
  assert.ok(broken.error.length > 10, 'a broken one is refused');
  assert.equal((await ask('getState')).result.preset, 'xor', 'and nothing is lost');
});

test('a page that the frame does not name is refused in words, and hears nothing of the learner', async () => {
  const { page } = await openCourse();
  const second = (...words) => page.evaluate((given) => ask(given[0], given[1] ?? {}, 1), words);
  assert.equal((await second('ping')).result.trusted, false);
  for (const what of ['getState', 'getLink', 'play', 'keep', 'setTheme', 'nothing']) {
    const { error, result } = await second(what, { theme: 'dark' });
    assert.equal(result, undefined);
    assert.match(error, new RegExp(`\\?origin=${place.course.origin}`), what);
  }
  const inner = page.frames().find((frame) => frame.url().includes('spiral'));
  await inner.evaluate(async () => { await window.descent.stepEpoch(); });
  await page.waitForFunction(() => heard.some(({ from, data }) => from === 1 && data.event === 'epoch'));
  const told = await page.evaluate(() => heard.filter(({ from, data }) => from === 1 && data.event).map(({ data }) => data));
  for (const { event, detail } of told) {
    assert.ok(['ready', 'height', 'epoch', 'stop'].includes(event), event);
    assert.deepEqual(Object.keys(detail), event === 'height' ? ['height'] : []);
  }
  assert.deepEqual([...new Set(told.map(({ event }) => event))].sort(), ['epoch', 'height', 'ready']);
});

test('frames beside each other, and those within the page, are not heard', async () => {
  const { page, ask } = await openCourse();
  await page.evaluate(() => untilPong(1));
  const [, first, second] = page.frames();
  assert.ok(first.url().includes('xor'));
  await ask('loadPreset', { preset: 'xor' });
  await second.evaluate(() => {
    window.heard = 0;
    addEventListener('message', () => { window.heard += 1; });
    for (const id of [1, 2]) window.parent.frames[0].postMessage({ descent: 1, id, do: 'loadPreset', preset: 'circle' }, '*');
  });
  await first.evaluate(() => window.postMessage({ descent: 1, id: 1, do: 'loadPreset', preset: 'circle' }, '*'));
  await first.evaluate(() => new Promise((done) => { setTimeout(done, 200); }));
  assert.notEqual((await ask('getState')).result.preset, 'circle');
  assert.equal(await second.evaluate(() => window.heard), 0, 'nor answered');
});

test('a page without an origin is nobody, whatever the address says', async () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'descent-')), 'course.html');
  writeFileSync(file, framesPage([`${place.server.origin}/?lang=en&origin=null&origin=file://&origin=${place.course.origin}`]));
  const { context, page, ask } = await openPage(pathToFileURL(file).href);
  assert.equal((await ask('ping')).result.trusted, false);
  assert.match((await ask('getLink')).error, /no origin/);
  assert.match(await page.evaluate(() => heard.find(({ data }) => data.event === 'ready').data.event), /ready/);
  await context.close();
});
