// <descent-playground> in a page of another origin: what its attributes, methods and events do, and twenty on one page.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { leaveOutDrawing } from './drawing.mjs';
import { useCourse } from './embedding.mjs';

const page = (site, body, lang = 'en') => `<!doctype html><html lang="${lang}"><title>A course</title>
<script src="${site}/descent-playground.js" defer></script>
<script>
  window.heard = [];
  const follow = (element) => {
    for (const name of ['ready', 'phase', 'epoch', 'stop', 'goal', 'lessonDone', 'error']) {
      element.addEventListener(name, ({ detail }) => heard.push({ name, detail, id: element.id }));
    }
  };
  addEventListener('DOMContentLoaded', () => document.querySelectorAll('descent-playground').forEach(follow));
</script>${body}`;

const twenty = Array.from({ length: 20 }, (_, i) => `<descent-playground id="p${i}" preset="${i % 2 ? 'xor' : 'circle'}" height="400"></descent-playground>`);

const place = useCourse((site) => ({
  '/one.html': page(site, `<descent-playground id="one" preset="xor" hide="top_bar, data" lock="layers" theme="dark" lang="es" height="auto"></descent-playground>
    <descent-playground id="poster" preset="circle" poster></descent-playground>`),
  '/bad.html': page(site, '<descent-playground id="bad" preset="nothing" hide="nonsense"></descent-playground><descent-playground id="gone" src="/nowhere/"></descent-playground>'),
  '/nowhere/': '<!doctype html><script>parent.postMessage({ descent: 1, event: "error", detail: { message: "It could not start here.", fatal: true } }, "*")</script>',
  '/five.html': page(site, twenty.slice(0, 5).join('').replaceAll('height="400"', 'height="200"')),
  '/twenty.html': page(site, `${twenty.join('\n')}<div style="height: 600px"></div>`),
}));

async function openPage(address, viewport = { width: 800, height: 700 }) {
  const context = await place.browser.newContext({ viewport });
  await context.addInitScript(leaveOutDrawing);
  const opened = await context.newPage();
  await opened.goto(place.course.origin + address);
  return { context, page: opened };
}
const phase = (opened, id, wanted) => opened.waitForFunction(([name, value]) => document.getElementById(name).phase === value, [id, wanted], { timeout: 30000, polling: 50 });

test('attributes say what is shown, methods ask, events tell', async () => {
  const { context, page: opened } = await openPage('/one.html');
  await phase(opened, 'one', 'alive');
  const found = await opened.evaluate(async () => {
    const state = await one.getState();
    const { link } = await one.getLink();
    return { preset: state.preset, language: state.language, locked: state.locked, link, height: one.getBoundingClientRect().height, frames: one.shadowRoot.querySelectorAll('iframe').length, poster: poster.phase };
  });
  assert.deepEqual([found.preset, found.language, found.locked], ['xor', 'es', ['layers']]);
  assert.match(found.link, /hide=top_bar(,|%2C)data&lock=layers$/);
  assert.equal(found.height, 640);
  assert.equal(found.poster, 'waiting', 'a poster waits for the press');
  const after = await opened.evaluate(async () => {
    one.hide = 'transport';
    one.theme = 'light';
    one.lang = 'en';
    one.experiment = { data: { name: 'circle' }, seed: 5 };
    await one.play();
    while (!heard.some(({ name, detail }) => name === 'epoch' && detail.epoch > 2)) await new Promise((done) => { setTimeout(done, 20); });
    await one.pause();
    const state = await one.getState();
    const { predictions } = await one.predict([[0, 0]]);
    const refused = await one.loadPreset('nothing').then(() => '', ({ message }) => message);
    one.style.width = '390px';
    return { seed: state.experiment.seed, data: state.experiment.data.name, epoch: state.epoch, language: state.language, link: (await one.getLink()).link, predictions, refused };
  });
  assert.deepEqual([after.seed, after.data, after.language, after.predictions.length], [5, 'circle', 'en', 1]);
  assert.ok(after.epoch > 2);
  assert.match(after.link, /hide=transport&lock=layers$/);
  assert.match(after.refused, /preset/);
  await opened.waitForFunction(() => one.getBoundingClientRect().height === 702); // of a phone's width
  await opened.evaluate(() => poster.scrollIntoView());
  await opened.mouse.click(400, 300); // a real press
  await phase(opened, 'poster', 'alive');
  assert.equal((await opened.evaluate(() => poster.getState())).preset, 'circle');
  await context.close();
});

test('what is wrong is told on the page, as an event and by the promise', async () => {
  const { context, page: opened } = await openPage('/bad.html', { width: 800, height: 1500 });
  await phase(opened, 'bad', 'alive');
  await phase(opened, 'gone', 'failed');
  assert.match(await opened.evaluate(() => heard.find(({ name, id }) => name === 'error' && id === 'bad').detail.message), /preset "nothing"/);
  assert.match(await opened.evaluate(() => bad.shadowRoot.querySelector('[role=alert]').textContent), /hide/);
  assert.match(await opened.evaluate(() => gone.shadowRoot.querySelector('[role=alert]').textContent), /could not start here/);
  assert.match(await opened.evaluate(() => heard.find(({ name, id }) => name === 'error' && id === 'gone').detail.message), /could not start here/);
  assert.match(await opened.evaluate(() => gone.play().catch(({ message }) => message)), /could not start here/);
  await context.close();
});

test('more in view than may be alive wait for a press, and the one that gives way loses nothing', async () => {
  const { context, page: opened } = await openPage('/five.html', { width: 800, height: 1100 });
  const phases = () => opened.evaluate(() => [...document.querySelectorAll('descent-playground')].map((element) => element.phase));
  for (const id of ['p0', 'p1', 'p2', 'p3']) await phase(opened, id, 'alive');
  assert.deepEqual(await phases(), ['alive', 'alive', 'alive', 'alive', 'waiting']);
  await opened.evaluate(() => Promise.all([p0, p1, p2, p3].map((element) => element.loadPreset('spiral'))));
  await opened.mouse.click(400, 900);
  await phase(opened, 'p4', 'alive');
  const all = await phases();
  assert.deepEqual([...all].sort(), ['alive', 'alive', 'alive', 'alive', 'asleep']);
  const asleep = `p${all.indexOf('asleep')}`;
  assert.equal(await opened.evaluate((id) => document.getElementById(id).cover.textContent, asleep), 'Go on here');
  // A page's own script wakes it, and what it asks for is answered.
  assert.equal((await opened.evaluate((id) => document.getElementById(id).getState(), asleep)).preset, 'spiral');
  assert.deepEqual((await phases()).filter((one) => one === 'alive').length, 4);
  await context.close();
});

// --- what the browser's processes take: this test's own children ---
function processes() {
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      parents.set(Number(name), { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) });
    } catch {
      // it has ended
    }
  }
  const ours = (pid) => pid === process.pid || (parents.has(pid) && ours(parents.get(pid).parent));
  return [...parents].filter(([pid]) => pid !== process.pid && ours(pid));
}
// Of those that live on: hundredths of a second.
const ticksSince = (before) => {
  const earlier = new Map(before);
  return processes().reduce((sum, [pid, { ticks }]) => sum + (earlier.has(pid) ? ticks - earlier.get(pid).ticks : ticks), 0);
};
function megabytes() {
  let sum = 0;
  for (const [pid] of processes()) {
    try {
      sum += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]);
    } catch {
      // it has ended
    }
  }
  return Math.round(sum / 1024);
}

test('twenty on one page: each works when it is looked at, none loses its state, idle they cost nothing', async (t) => {
  const { context, page: opened } = await openPage('/twenty.html');
  const before = megabytes();
  const inputs = [[0.4, -0.2], [2, 1]];
  await opened.evaluate(() => { window.goesOn = 2; }); // its training is under way when it falls asleep
  const look = async (i) => {
    await opened.evaluate((at) => document.getElementById(`p${at}`).scrollIntoView(), i);
    await phase(opened, `p${i}`, 'alive');
    const live = await opened.evaluate(() => [...document.querySelectorAll('descent-playground')].filter(({ frame }) => frame).length);
    assert.ok(live <= 4, `${live} frames`);
  };
  const answers = [];
  let most = 0;
  for (let i = 0; i < 20; i += 1) {
    await look(i);
    answers.push(await opened.evaluate(async ([at, given]) => {
      const element = document.getElementById(`p${at}`);
      await element.play();
      while (!heard.some(({ name, id, detail }) => name === 'epoch' && id === element.id && detail.epoch >= 2)) await new Promise((done) => { setTimeout(done, 10); });
      await element.pause();
      const { epoch, preset, experiment } = await element.getState();
      const answer = { epoch, preset, ...await element.predict(given) };
      if (at !== goesOn) return answer;
      await element.setExperiment({ ...experiment, training: { ...experiment.training, epochs: 1_000_000 } });
      await element.play();
      return answer;
    }, [i, inputs]));
    most = Math.max(most, megabytes());
  }
  assert.equal(new Set(answers.map(({ predictions, epoch }) => JSON.stringify([predictions, epoch]))).size > 2, true, 'they have learnt each for itself');
  await opened.waitForTimeout(1500); // those out of view have handed back what they draw with
  const asleep = await opened.evaluate(() => [...document.querySelectorAll('descent-playground')].map(({ kept }) => (kept ? kept.head.length + kept.bytes.byteLength + (kept.picture?.length ?? 0) : 0)));
  const idle = processes();
  await opened.waitForTimeout(2000);
  const share = ticksSince(idle) / 200;
  t.diagnostic(`the browser takes ${before} MB before, ${most} MB with four frames; asleep one takes ${Math.max(...asleep)} bytes; idle ${(100 * share).toFixed(1)} % of a core`);
  assert.ok(share < 0.1, `idle frames take ${share} of a core`);
  for (const i of [19, 0]) {
    await look(i);
    const now = await opened.evaluate(async ([at, given]) => {
      const element = document.getElementById(`p${at}`);
      const { epoch, preset } = await element.getState();
      return { epoch, preset, ...await element.predict(given) };
    }, [i, inputs]);
    assert.deepEqual(now, answers[i], `p${i}`);
  }
  await look(2);
  const { playing, epoch, message } = await opened.evaluate(() => p2.getState());
  assert.ok(playing && epoch >= answers[2].epoch, 'what trained trains on');
  assert.equal(message, '');
  assert.deepEqual(await opened.evaluate(() => heard.filter(({ name }) => name === 'error')), []);
  await context.close();
});
