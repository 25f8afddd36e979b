// The page Judging of the scene Images: from a number to its images and to the maps of one of them,
// by mouse, keyboard and finger.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { noFingers, sizes, themesAt, usePage } from './harness.mjs';

const { open } = usePage();

async function openJudged(options) {
  const visitor = await open(options);
  await visitor.showDrawnDigits({ train: 300, test: 100, units: [32], epochs: 50 });
  await visitor.page.evaluate(() => window.descent.stepEpoch());
  await visitor.until('there is an epoch to judge', (s) => s.epoch === 1 && !s.playing, 60000);
  return visitor;
}

// What stands in the matrix's cells: a list of {truth, predicted, name, text}.
const cellsOf = ({ controls }) => Object.entries(controls).flatMap(([name, { value }]) => {
  const found = /^confusion\.(\d+)\.(\d+)$/.exec(name);
  return found ? [{ name, truth: Number(found[1]), predicted: Number(found[2]), text: value ?? '' }] : [];
});
const count = (text) => Number(text.replaceAll(',', '') || 0);

async function openMatrix(visitor, press) {
  await press('workbench_page.judging');
  const state = await visitor.until('the matrix is drawn', (s) => cellsOf(s).length === 100 && cellsOf(s).some(({ text }) => count(text) > 0));
  return cellsOf(state);
}

const largestMistake = (cells) => cells.filter((c) => c.truth !== c.predicted)
  .reduce((a, b) => (count(b.text) > count(a.text) ? b : a));

const narrowedTo = (visitor, cell) => visitor.until('the images of the cell are shown',
  ({ controls }) => controls['images.class']?.value === `${cell.truth}`
    && controls['images.prediction']?.value === `${cell.predicted}`
    && controls.test_images.label === `Test images: ${count(cell.text)}`);

const lookedInside = (visitor) => visitor.until('the page Inside shows a test image',
  ({ controls }) => /test image/.test(controls.inside?.label ?? ''));

const topBar = 56;  // whose list of presets is narrow on a phone

describe('judging', () => {
  test('two presses lead from a number to the maps of a wrong image', async () => {
    const visitor = await openJudged();
    // Whatever the page Inside showed before.
    await visitor.click('workbench_page.inside');
    await visitor.click('inside.shows.weights');
    await visitor.until('the weights are shown', (s) => /weights/.test(s.controls.inside?.label ?? ''));
    const cells = await openMatrix(visitor, (name) => visitor.click(name));
    assert.equal(cells.reduce((sum, { text }) => sum + count(text), 0), 100);
    await visitor.picture('judging-matrix');
    const mistake = largestMistake(cells);
    assert.ok(count(mistake.text) > 0, 'after one epoch something is wrong');
    await visitor.click(mistake.name);
    const { controls } = await narrowedTo(visitor, mistake);
    assert.equal(controls['image_filter.wrong'].label, `most wrong ${count(mistake.text)}`);
    await visitor.picture('judging-cell');
    await visitor.click('test_image.0');
    await lookedInside(visitor);
    await visitor.until('its maps', (s) => s.controls['inside.numbers']);
    assert.match(await visitor.page.evaluate(() => window.descent.getLink()), /page=inside(?!&weights)/);
    await visitor.close();
  });

  test('the switch shows shares of rows and of columns', async () => {
    const visitor = await openJudged();
    const counts = await openMatrix(visitor, (name) => visitor.click(name));
    for (const [choice, side] of [['rows', 'truth'], ['columns', 'predicted']]) {
      await visitor.click(`matrix_numbers.${choice}`);
      await visitor.until('that is chosen', (s) => s.controls[`matrix_numbers.${choice}`].on);
      await visitor.frames(3);
      const shares = cellsOf(await visitor.state());
      for (const [i, { text }] of shares.entries()) {
        const all = counts.filter((c) => c[side] === counts[i][side]).reduce((sum, c) => sum + count(c.text), 0);
        const share = all === 0 ? 0 : (100 * count(counts[i].text)) / all;
        // Rounded to a percent, or to a tenth below ten.
        assert.ok(Math.abs(Number(text || 0) - share) <= (share < 9.95 ? 0.051 : 0.51), `${choice}: ${text} for ${share}`);
      }
    }
    await visitor.close();
  });

  test('the most wrong and the least sure are called so, in the words and in the title', async () => {
    const visitor = await openJudged();
    await visitor.click('workbench_page.judging');
    assert.match((await visitor.until('it is counted', (s) => /\d/.test(s.controls['image_filter.wrong']?.label)))
      .controls['image_filter.wrong'].label, /^most wrong \d+$/);
    for (const [word, title] of [['wrong', /, the most wrong first$/], ['least', /, the least sure first$/], ['all', /^Test images$/]]) {
      await visitor.click(`image_filter.${word}`);
      await visitor.until('the title says it', (s) => title.test(s.controls.test_images.label));
      await visitor.picture(`judging-order-${word}`);
    }
    await visitor.close();
  });

  test('the keyboard goes from cell to cell and opens one', async () => {
    const visitor = await openJudged();
    const cells = await openMatrix(visitor, (name) => visitor.click(name));
    await visitor.tabTo('confusion');
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown']) await visitor.page.keyboard.press(key);
    await visitor.page.keyboard.press('Enter');
    await narrowedTo(visitor, cells.find((c) => c.truth === 2 && c.predicted === 1));
    assert.equal((await visitor.state()).epoch, 1, 'the arrows train nothing here');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('all images are shown again', (s) => s.controls.test_images.label === 'Test images');
    await visitor.close();
  });

  test('the report agrees with the matrix, opens a class and is copied', async () => {
    const visitor = await openJudged({
      prepare: ({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']),
    });
    const cells = await openMatrix(visitor, (name) => visitor.click(name));
    await visitor.click('judging.classes');
    await visitor.click('judging.copy');
    await visitor.until('it says so', (s) => s.controls['judging.copy']?.label === 'Copied');
    const lines = (await visitor.page.evaluate(() => navigator.clipboard.readText())).trim().split('\n');
    const rows = lines.map((line) => line.split('\t'));
    assert.deepEqual(rows[0], ['Class', 'Precision', 'Recall', 'F1', 'Images']);
    assert.equal(rows.length, 1 + 10 + 3);
    const sum = (fits) => cells.filter(fits).reduce((all, c) => all + count(c.text), 0);
    for (let label = 0; label < 10; label += 1) {
      const right = sum((c) => c.truth === label && c.predicted === label);
      const [truth, said] = [sum((c) => c.truth === label), sum((c) => c.predicted === label)];
      assert.equal(rows[1 + label][0], `${label}`);
      assert.equal(rows[1 + label][1], (said ? right / said : 0).toFixed(3));
      assert.equal(rows[1 + label][2], (truth ? right / truth : 0).toFixed(3));
      assert.equal(rows[1 + label][4], `${truth}`);
    }
    await visitor.picture('judging-classes');
    await visitor.click('judging.class3');
    const threes = sum((c) => c.truth === 3);
    await visitor.until('its images are shown', (s) => s.controls['images.class'].value === '3'
      && s.controls.test_images.label === `Test images: ${threes}`);
    await visitor.close();
  });

  test('the reliability diagram opens the images of a bar', async () => {
    const visitor = await openJudged();
    await openMatrix(visitor, (name) => visitor.click(name));
    await visitor.click('judging.reliability');
    await visitor.until('it is drawn', (s) => s.controls.reliability);
    await visitor.picture('judging-reliability');
    await visitor.tabTo('reliability');
    for (let i = 0; i < 10; i += 1) {
      await visitor.page.keyboard.press('Enter');
      await visitor.frames(3);
      const { controls } = await visitor.state();
      if (/sure/.test(controls['images.confidence'].value)) {
        const shown = Number(/: (\d+)/.exec(controls.test_images.label)[1]);
        assert.ok(shown > 0, 'a bar holds images');
        await visitor.picture('judging-bar');
        await visitor.close();
        return;
      }
      await visitor.page.keyboard.press('Shift+ArrowLeft');
    }
    assert.fail('no bar opened its images');
  });

  test('training is held against validation, and three models are judged by oneself', async () => {
    const visitor = await openJudged();
    await openMatrix(visitor, (name) => visitor.click(name));
    await visitor.click('judging.fit');
    const { controls, history } = await visitor.until('there is a verdict', (s) => s.controls['judging.fit.verdict']);
    const [train, test_] = ['judging.training', 'judging.tested'].map((name) => Number(/([\d.]+) %/.exec(controls[name].label)[1]) / 100);
    const last = history.at(-1);
    assert.ok(Math.abs(train - last.accuracy) < 0.0006, `${train} for ${last.accuracy}`);
    assert.ok(Math.abs(test_ - last.valAccuracy) < 0.0006, `${test_} for ${last.valAccuracy}`);
    const expected = train - test_ >= 0.1 ? 'Overfitted' : train < 0.9 ? 'Underfitted' : 'Fitted well';
    assert.equal(controls['judging.fit.verdict'].label, expected);
    assert.equal(controls['quiz.c.reply'], undefined, 'nothing is told before one has judged');
    await visitor.click('quiz.c.under');
    await visitor.until('that is not it', (s) => /^Look again/.test(s.controls['quiz.c.reply']?.label ?? ''));
    await visitor.click('quiz.c.over');
    await visitor.until('that is it', (s) => /^Right/.test(s.controls['quiz.c.reply']?.label ?? ''));
    await visitor.tabTo('quiz.best.a');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('A is best', (s) => /^Right/.test(s.controls['quiz.best.reply']?.label ?? ''));
    await visitor.picture('judging-fit');
    await visitor.close();
  });

  test('three models are judged before the own one has an epoch', async () => {
    const visitor = await open();
    await visitor.showDrawnDigits({ train: 300, test: 100 });
    await visitor.click('workbench_page.judging');
    await visitor.click('judging.fit');
    await visitor.click('quiz.b.under');
    const { epoch } = await visitor.until('that is it', (s) => /^Right/.test(s.controls['quiz.b.reply']?.label ?? ''));
    assert.equal(epoch, 0);
    await visitor.picture('judging-fit-untrained');
    await visitor.close();
  });

  // By the keyboard: from a point to its image.
  async function openPointOf(visitor, picture) {
    await visitor.tabTo(picture);
    for (const key of [...Array(12).fill('ArrowLeft'), ...Array(24).fill('ArrowRight')]) {
      await visitor.page.keyboard.press('Enter');
      await visitor.frames(3);
      if ((await visitor.state()).controls.inside) break;
      await visitor.page.keyboard.press(key);
    }
    await lookedInside(visitor);
  }

  test('a point of the plane opens its image', async () => {
    const visitor = await openJudged();
    await openMatrix(visitor, (name) => visitor.click(name));
    await visitor.click('judging.plane');
    await visitor.until('the points are there', (s) => s.controls.projection);
    await visitor.frames(4);
    await visitor.picture('judging-plane');
    await openPointOf(visitor, 'projection');
    await visitor.close();
  });

  test('t-SNE arranges the images before the eyes, again when asked, and a point opens its image', async () => {
    const visitor = await openJudged();
    await openMatrix(visitor, (name) => visitor.click(name));
    await visitor.click('judging.neighbours');
    await visitor.until('it is under way', (s) => /^Iteration /.test(s.controls['neighbours.progress']?.label ?? ''));
    const arranged = () => visitor.until('it is arranged', (s) => s.controls.neighbours && !s.controls['neighbours.progress'], 60000);
    await arranged();
    await visitor.click('neighbours.again');
    await visitor.until('it is under way again', (s) => s.controls['neighbours.progress']);
    await arranged();
    await visitor.picture('judging-neighbours');
    await openPointOf(visitor, 'neighbours');
    await visitor.close();
  });

  test('the lists above the images narrow them, on the page Training too', async () => {
    const visitor = await openJudged();
    await visitor.click('images.choices');
    await visitor.choose('images.class', '7');
    const { controls } = await visitor.until('sevens alone are shown', (s) => /: \d+/.test(s.controls.test_images.label));
    const sevens = Number(/: (\d+)/.exec(controls.test_images.label)[1]);
    await visitor.picture('judging-choices');
    await visitor.choose('images.prediction', '7');
    await visitor.until('fewer may be left', (s) => Number(/: (\d+)/.exec(s.controls.test_images.label)[1]) <= sevens);
    await visitor.click('images.clear');
    await visitor.until('all are shown again', (s) => s.controls.test_images.label === 'Test images');
    await visitor.close();
  });

  test('by touch on a phone', { skip: noFingers }, async () => {
    const visitor = await openJudged({ size: sizes.phone, touch: true });
    await visitor.tap('tab.Training');
    const cells = await openMatrix(visitor, (name) => visitor.tap(name));
    await visitor.picture('judging-phone');
    const mistake = largestMistake(cells);
    await visitor.tap(mistake.name);
    await narrowedTo(visitor, mistake);
    await visitor.scrollTo('test_image.0');
    await visitor.picture('judging-phone-images');
    await visitor.tap('test_image.0');
    await lookedInside(visitor);
    await visitor.close();
  });

  for (const [name, size] of Object.entries(sizes)) {
    for (const theme of themesAt(name)) {
      test(`no words are cut: ${name}, ${theme}`, async () => {
        const visitor = await openJudged({ size, theme, reducedMotion: 'reduce' });
        if (name === 'phone') await visitor.click('tab.Training');
        await openMatrix(visitor, (control) => visitor.click(control));
        for (const view of ['matrix', 'classes', 'reliability', 'fit', 'plane', 'neighbours']) {
          await visitor.click(`judging.${view}`);
          await visitor.page.mouse.move(0, 0);
          await visitor.frames(4);
          const { controls } = await visitor.state();
          const cut = Object.entries(controls).filter(([control, { y, height }]) => control.startsWith('cut_text.') && y > topBar && height > 0);
          assert.deepEqual(cut.map(([control]) => control), [], view);
          await visitor.picture(`judging-${view}-${name}-${theme}`);
        }
        await visitor.close();
      });
    }
  }
});
