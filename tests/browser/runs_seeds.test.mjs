// A run again from several seeds: what the dialog says of them is what the page's own trainings come to, and two
// runs are compared by them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, themesAt, usePage } from './harness.mjs';

const { open } = usePage();

async function openCircle(options, epochs = 4) {
  const visitor = await open(options);
  await visitor.page.evaluate(() => window.descent.loadPreset('circle'));
  await visitor.until('the circle is there', (s) => s.scene === 'playground' && s.experiment.data.name === 'circle');
  await train(visitor, epochs);
  return visitor;
}

async function train(visitor, epochs) {
  for (let i = 0; i < epochs; i += 1) {
    await visitor.page.evaluate(() => window.descent.stepEpoch());
    await visitor.until(`epoch ${i + 1}`, (s) => s.epoch === i + 1);
  }
}

const own = (state) => state.runs.find(({ shown }) => shown).id;
const words = (state, id, what) => state.controls[`runs.${id}.${what}`]?.label ?? '';

// What the page writes of a number of this size.
const shortLoss = (value) => (value >= 1 ? value.toFixed(3) : value.toFixed(4));

// Each seed trained by itself, as anybody would.
async function lossesAlone(visitor, seeds, epochs) {
  const { experiment } = await visitor.state();
  const losses = [];
  for (const seed of seeds) {
    await visitor.page.evaluate((given) => window.descent.setExperiment(given), { ...experiment, seed });
    await visitor.until(`seed ${seed}`, (s) => (s.experiment.seed ?? 42) === seed && s.epoch === 0);
    await train(visitor, epochs);
    const { history } = await visitor.state();
    losses.push(history.at(-1).valLoss);
  }
  return losses;
}

describe('the same again from several seeds', () => {
  test('is told as a median with the lowest and the highest, which single trainings come to', async () => {
    const visitor = await openCircle();
    await visitor.click('runs');
    await visitor.click('runs.seed_count.less');
    const id = own(await visitor.state());
    await visitor.click(`runs.${id}.again`);
    const state = await visitor.until('three seeds are done', (s) => words(s, id, 'seeds').startsWith('3 seeds'), 60000);
    const told = words(state, id, 'seeds');
    assert.match(told, /^3 seeds \(42 to 44\) after epoch 4 · loss /);
    await visitor.picture('runs-seeds');
    await visitor.page.keyboard.press('Escape');
    const alone = (await lossesAlone(visitor, [42, 43, 44], 4)).sort((a, b) => a - b);
    const [low, median, high] = alone.map(shortLoss);
    assert.ok(told.includes(` · val_loss ${median} [${low}; ${high}]`), `${told}, but alone ${alone}`);
    await visitor.close();
  });

  test('two runs with seeds are compared in words, and both are drawn', async () => {
    const visitor = await openCircle({}, 12);
    await visitor.click('runs');
    await visitor.click('runs.keep');
    const kept = (await visitor.until('A is kept', (s) => s.runs.length === 2)).runs[1].id;
    await visitor.click('runs.close');
    await visitor.choose('learning_rate', '1e-05');
    await train2(visitor, 12);
    await visitor.click('runs');
    const id = own(await visitor.state());
    for (const run of [id, kept]) {
      await visitor.scrollTo(`runs.${run}.again`);
      await visitor.click(`runs.${run}.again`);
      await visitor.until('five seeds are done', (s) => words(s, run, 'seeds').startsWith('5 seeds'), 60000);
    }
    const state = await visitor.until('they are compared', (s) => words(s, kept, 'verdict') !== '');
    assert.match(words(state, kept, 'verdict'), /val_loss at epoch 12: all 5 seeds of A \(median [\d.]+\) lie below all 5 of this run/);
    assert.match(words(state, kept, 'verdict'), /once in 126 times/);
    for (const map of ['runs.map0', 'runs.map1']) assert.ok(state.controls[map], `no ${map}`);
    await visitor.click(`runs.${kept}.pin`);
    await visitor.until('told of the other', (s) => words(s, id, 'verdict') !== '' && words(s, kept, 'verdict') === '');
    await visitor.close();
  });

  test('goes on beside the frames and stops by keys', async () => {
    const visitor = await openCircle({}, 0);
    await visitor.page.evaluate(() => {
      const { experiment } = window.descent.getState();
      window.descent.setExperiment({ ...experiment, training: { ...experiment.training, epochs: 50000 } });
    });
    await visitor.until('so many epochs', (s) => s.epochs === 50000);
    const id = own(await visitor.state());
    await visitor.tabTo('runs');
    await visitor.page.keyboard.press('Enter');
    await visitor.tabTo(`runs.${id}.again`);
    await visitor.page.keyboard.press('Enter');
    await visitor.until('it trains', (s) => /^Seed 42, 1 of 5: epoch [\d,]*[1-9][\d,]* of 50,000/.test(words(s, id, 'progress')));
    const longest = await visitor.page.evaluate(() => new Promise((done) => {
      let last = performance.now(), most = 0, left = 60;
      const step = () => {
        const now = performance.now();
        most = Math.max(most, now - last);
        last = now;
        left -= 1;
        return left === 0 ? done(most) : requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    }));
    assert.ok(longest < 500, `a frame took ${longest} ms`);
    await visitor.tabTo(`runs.${id}.stop`);
    await visitor.page.keyboard.press('Enter');
    const stopped = await visitor.until('it has stopped', (s) => s.controls[`runs.${id}.again`]);
    assert.equal(words(stopped, id, 'progress'), '');
    await visitor.page.keyboard.press('Escape');
    await visitor.until('closed', (s) => !s.controls['runs.keep']);
    await visitor.close();
  });

  for (const theme of themesAt('phone')) {
    test(`on a phone, by touch, ${theme}`, async () => {
      const visitor = await openCircle({ size: sizes.phone, touch: true, theme }, 3);
      await visitor.tap('menu');
      await visitor.tap('runs');
      const id = own(await visitor.state());
      await visitor.tap('runs.seed_count.less');
      await visitor.scrollTo(`runs.${id}.again`);
      await visitor.tap(`runs.${id}.again`);
      await visitor.until('three seeds are done', (s) => words(s, id, 'seeds').startsWith('3 seeds'), 60000);
      await visitor.tap('runs.keep');
      await visitor.until('kept', (s) => s.runs.length === 2);
      await visitor.picture(`runs-seeds-phone-${theme}`);
      await visitor.scrollTo('runs.map1');
      await visitor.picture(`runs-maps-phone-${theme}`);
      await visitor.close();
    });
  }

  test('a reload brings back the seeds and the run that is pinned; an edit puts seeds aside and says so', async () => {
    const visitor = await openCircle();
    await visitor.click('runs');
    await visitor.click('runs.seed_count.less');
    const id = own(await visitor.state());
    await visitor.click(`runs.${id}.again`);
    const there = await visitor.until('three seeds are done', (s) => words(s, id, 'seeds').startsWith('3 seeds'), 60000);
    await visitor.click('runs.keep');
    const { runs } = await visitor.until('A is kept', (s) => s.runs.length === 2);
    const kept = runs.find(({ shown }) => !shown).id;
    await visitor.click(`runs.${kept}.pin`);
    await visitor.until('A is pinned', (s) => s.controls[`runs.${id}.pin`] && !s.controls[`runs.${kept}.pin`]);
    await visitor.page.keyboard.press('Escape');
    await visitor.until('closed', (s) => !s.controls['runs.close']);
    await visitor.page.reload();
    await visitor.ready();

    await visitor.click('runs');
    const after = await visitor.until('both are there', (s) => s.runs.length === 2 && s.controls['runs.close']);
    const [shown, other] = [true, false].map((which) => after.runs.find((run) => run.shown === which).id);
    const back = await visitor.until('seeds are told', (s) => words(s, shown, 'seeds') && words(s, other, 'seeds'));
    assert.equal(words(back, shown, 'seeds'), words(there, id, 'seeds'));
    assert.ok(back.controls[`runs.${shown}.pin`] && !back.controls[`runs.${other}.pin`], 'A is pinned still');
    await visitor.page.keyboard.press('Escape');
    await visitor.until('closed', (s) => !s.controls['runs.close']);
    await visitor.choose('learning_rate', '0.1');
    await visitor.click('runs');
    await visitor.until('it is said', (s) => /undo brings both back/.test(words(s, shown, 'seeds_before')));
    await visitor.page.keyboard.press('Escape');
    await visitor.until('closed', (s) => !s.controls['runs.close']);
    await visitor.page.keyboard.press('Control+z');
    await visitor.click('runs');
    await visitor.until('they are back', (s) => words(s, shown, 'seeds').startsWith('3 seeds'));
    await visitor.close();
  });
});

// A run that goes on behind what it had.
async function train2(visitor, epochs) {
  const { epoch } = await visitor.state();
  for (let i = epoch; i < epoch + epochs; i += 1) {
    await visitor.page.evaluate(() => window.descent.stepEpoch());
    await visitor.until(`epoch ${i + 1}`, (s) => s.epoch === i + 1);
  }
}
