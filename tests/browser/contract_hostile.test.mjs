// What no page around should send: refused each with a sentence, and nothing is lost, slow or full by it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { leaveOutDrawing } from './drawing.mjs';
import { framesPage, useCourse } from './embedding.mjs';
import { giveSeeded } from './seeded.mjs';

const place = useCourse((site, course) => ({
  '/course.html': framesPage([`${site}/?preset=xor&lang=en&origin=${course}`]),
  '/early.html': framesPage([`${site}/?lang=en&origin=${course}`], { script: `
    window.early = new Promise((done) => {
      addEventListener('message', ({ data }) => {
        if (data.event === 'height') done(Promise.all(Array.from({ length: 40 }, () => ask('getState'))));
      });
    });` }),
}));

// One for all tests: it takes a while to come.
let course = null;
async function openCourse() {
  course ??= openPage();
  return course;
}

async function openPage(address = '/course.html', { slowly = false } = {}) {
  const context = await place.browser.newContext({ viewport: { width: 800, height: 700 } });
  if (slowly) {
    await context.route(/\.wasm/, async (route) => {
      await new Promise((done) => { setTimeout(done, 1500); });
      await route.continue();
    });
  }
  await context.addInitScript(leaveOutDrawing);
  const page = await context.newPage();
  await page.goto(place.course.origin + address);
  await page.evaluate(() => untilPong());
  return { page };
}

// In the page around, which alone has values that no JSON holds.
async function sendHostile(count) {
  const random = window.seeded(20261130);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const circle = { name: 'circle' };
  circle.circle = circle;
  const huge = 'x'.repeat(2 ** 24 + 1);
  const ring = [];
  ring.push([ring]);
  const laughs = () => { // small here, and 2^40 values where it is walked
    let list = ['ha'];
    for (let i = 0; i < 40; i += 1) list = [list, list];
    return list;
  };
  const deep = () => { let list = []; for (let i = 0; i < 500; i += 1) list = [list]; return list; };
  const values = [
    () => undefined, () => null, () => NaN, () => Infinity, () => -1, () => 1e308, () => 2 ** 60, () => 10n, () => '', () => 'xor',
    () => '\0', () => '\ud800', () => '<img src=x onerror="window.hacked=1">', () => huge, () => 'x'.repeat(1_000_000), () => '('.repeat(100_000),
    () => [], () => [[]], () => [[1, 2], [3]], () => Array(1e8), () => ({}), () => circle, () => ring, laughs, deep, () => new Date(NaN),
    () => new Map([['descent', 1]]), () => new Set([1]), () => /x/, () => new Error('x'), () => new Uint8Array(10), () => new ArrayBuffer(1000),
    () => new Blob(['x']), () => Object.create({ inherited: 1 }), () => JSON.parse('{"__proto__": {"polluted": 1}}'),
    () => ({ get experiment() { return { seed: 1 }; } }), () => Object(1), () => ({ toString: 1, valueOf: 2, toJSON: 3, then: 4 }), () => Object('x'), () => new ImageData(2, 2), () => '{"descent":1}',
  ];
  const value = () => pick(values)();
  const fields = { ping: '', ready: '', getState: '', setExperiment: 'experiment', loadPreset: 'preset', openLesson: 'lesson',
    setLessonProgress: 'progress', play: 'run', pause: 'run', reset: 'run', predict: 'inputs', getLink: '', openLink: 'link', resize: 'width',
    setTheme: 'theme', setLanguage: 'language', bringBack: 'head', constructor: 'bytes', toString: 'x', hasOwnProperty: 'x', ['__proto__']: 'x' };
  const names = Object.keys(fields);
  const changing = ['setExperiment', 'loadPreset', 'openLink', 'bringBack'];
  const sent = new Map();
  const found = { refused: 0, taken: 0, changed: 0, uncloned: 0, lost: 0, silent: [], wordless: [] };
  let mayDiffer = false;
  const hear = ({ data }) => {
    const what = sent.get(data.id);
    if (!sent.delete(data.id)) return;
    if (data.error === undefined) found.taken += 1;
    else found.refused += 1;
    if (data.error === undefined && changing.includes(what)) {
      found.changed += 1;
      mayDiffer = true;
    }
    if (data.error !== undefined && !/^\S.* .*\S$/s.test(data.error)) found.wordless.push(data.error);
  };
  addEventListener('message', hear);
  const now = async () => JSON.stringify((await ask('getState')).result.experiment);
  let before = await now();
  for (let i = 0; i < count; i += 1) {
    const message = { descent: 1, id: `h${i}`, do: names[i % names.length] };
    if (fields[message.do] !== '' && random() < 0.9) message[fields[message.do]] = value();
    for (const key of Object.values(fields)) if (random() < 0.03) message[key] = value();
    if (random() < 0.1) message.do = value();
    if (random() < 0.1) message.descent = pick([0, 2, '1', null, [1], {}]);
    try {
      post(message);
      sent.set(message.id, message.do);
    } catch {
      found.uncloned += 1;
    }
    if (i % 20 !== 19) continue;
    for (let tries = 0; tries < 200 && sent.size > 0; tries += 1) await new Promise((done) => { setTimeout(done, 10); });
    const after = await now();
    if (after !== before && !mayDiffer) found.lost += 1;
    before = after;
    mayDiffer = false;
  }
  removeEventListener('message', hear);
  found.silent = [...sent];
  return found;
}

test('other namespaces, other shapes and our own words get no answer', async () => {
  const { page } = await openCourse();
  const answers = await page.evaluate(async () => {
    heard.length = 0;
    const others = ['', 'text', '{"descent":1,"id":1,"do":"play"}', 7, null, undefined, [], [{ descent: 1, do: 'play' }], {}, { do: 'play', id: 1 },
      { playground: 1, id: 1, do: 'play' }, new Map([['descent', 1]]), Object.assign([], { descent: 1, id: 1, do: 'play' }),
      Object.create({ descent: 1, id: 1, do: 'play' }), { descent: 1, id: 1, result: null, do: 'play' }, { descent: 1, event: 'epoch', detail: {} },
      { descent: 1, id: null, error: 'There is no message.' }];
    for (const other of others) post(other);
    await ask('ping');
    const { result } = await ask('getState');
    const answers = heard.filter(({ data }) => !data.result?.pong);
    return { count: answers.length, playing: result.playing, epoch: result.epoch };
  });
  assert.deepEqual(answers, { count: 1, playing: false, epoch: 0 });
});

test('what comes while the program loads waits for it, and no more of it than so many', async () => {
  const { page } = await openPage('/early.html', { slowly: true });
  const answers = await page.evaluate(() => early);
  assert.equal(answers.filter(({ result }) => result?.experiment).length, 32);
  assert.equal(answers.filter(({ error }) => /32 messages wait/.test(error)).length, 8);
});

test('of ten thousand messages at once those over the rate are refused, and the page goes on', async () => {
  const { page } = await openCourse();
  const found = await page.evaluate(async () => {
    const count = 10_000;
    const answers = { taken: 0, refused: 0 };
    let over;
    const all = new Promise((done) => { over = done; });
    addEventListener('message', ({ data }) => {
      if (typeof data.id !== 'number') return;
      if (data.error === undefined) answers.taken += 1;
      else if (/too much at once/.test(data.error)) answers.refused += 1;
      if (answers.taken + answers.refused === count) over();
    });
    const start = performance.now();
    for (let id = 0; id < count; id += 1) post({ descent: 1, id, do: 'getState' });
    await Promise.race([all, new Promise((done) => { setTimeout(done, 20_000); })]);
    answers.seconds = (performance.now() - start) / 1000;
    await new Promise((done) => { setTimeout(done, 300); });
    answers.after = (await ask('ping')).result?.pong;
    return answers;
  });
  assert.equal(found.taken + found.refused, 10_000, JSON.stringify(found));
  assert.ok(found.taken <= 100 + 50 * (found.seconds + 1), JSON.stringify(found));
  assert.equal(found.after, true, 'the rate comes back');
});

test('hundreds of messages of any kind are answered in words, and nothing is lost', async () => {
  const { page } = await openCourse();
  const frame = page.frames()[1];
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  // The rate is another test's: the very numbers of the page, out of the way.
  await frame.evaluate(async () => {
    const { name } = performance.getEntriesByType('resource').find((entry) => entry.name.includes('messages_limits'));
    Object.assign((await import(name)).limits, { atOnce: 1e9, aSecond: 1e9, underWay: 1e9 });
  });
  await giveSeeded(page);
  const found = await page.evaluate(sendHostile, 800);
  assert.deepEqual(found.silent, []);
  assert.deepEqual(found.wordless, []);
  assert.ok(found.refused > 300, JSON.stringify(found));
  assert.ok(found.taken > 100 && found.uncloned === 0 && found.lost === 0, JSON.stringify(found));
  assert.equal(await frame.evaluate(() => window.hacked ?? {}.polluted ?? null), null);
  assert.equal(await frame.evaluate(() => document.getElementById('error').hidden), true);
  assert.deepEqual(errors, []);
});
