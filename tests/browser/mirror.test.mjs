// Whole sessions by the mirror in HTML: nothing is looked at, and no mouse is there.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sizes } from './harness.mjs';
import { hear, press, readTable, switchName, type, useMirror } from './mirror.mjs';

const { open, openList } = useMirror();

test('the spiral is learnt by the list alone: a layer, a rate that is typed, and what came of it', async () => {
  const visitor = await openList();
  const { page } = visitor;
  const named = (role, name, options) => page.getByRole(role, { name, ...options });
  await press(named('button', /^Spiral:/));
  await visitor.until('there is the spiral', (s) => s.experiment.data.name === 'spiral');
  const layers = (await visitor.state()).experiment.model.length;
  await press(named('button', 'Add a hidden layer before the output'));
  await visitor.until('a layer more', (s) => s.experiment.model.length === layers + 1);

  await press(named('button', "The optimizer's settings"));
  await type(named('dialog', /./).getByRole('spinbutton', { name: 'learning_rate' }), '0.0123');
  await visitor.until('that rate', (s) => s.experiment.training.optimizer.learning_rate === 0.0123
    || Math.abs(s.learningRate - 0.0123) < 1e-8);
  await page.keyboard.press('Escape');
  await named('dialog', /./).waitFor({ state: 'detached' });
  const opener = named('button', "The optimizer's settings");
  assert.ok(await opener.evaluate((element) => element === document.activeElement), 'the focus comes back');

  await press(named('button', /^Train\. /));
  await hear(page.getByRole('status'), /Epoch \d{2,}, loss [\d.]+.*accuracy [\d.]+/);
  await press(named('button', /^Pause\. /));
  await hear(page.getByRole('status'), /Paused/);

  const [head, ...rows] = await readTable(page, 'Curves over the epochs');
  assert.deepEqual(head, ['Epoch', 'Loss, training', 'Loss, testing', 'Accuracy, training', 'Accuracy, testing']);
  const { history } = await visitor.state();
  const of = (row) => history.find(({ epoch }) => epoch === Number(row[0].replaceAll(',', '')));
  for (const row of rows) {
    const { loss, valLoss, accuracy, valAccuracy } = of(row);
    for (const [i, value] of [loss, valLoss, accuracy, valAccuracy].entries()) {
      assert.ok(Math.abs(Number(row[i + 1]) - value) <= 0.006 * Math.abs(value) + 1e-4, `${row} tells ${value}`);
    }
  }
  assert.ok(Number(rows.at(-1)[1]) < Number(rows[0][1]), 'the loss has fallen');

  await press(named('button', 'Share'));
  const link = await named('textbox', 'Link', { exact: true }).inputValue();
  assert.equal(new URL(link).hash.slice(1), (await page.evaluate(() => window.descent.getLink())).split('#').at(-1));
  await press(named('dialog', /./).getByRole('button', { name: 'Close' }).first());
  await named('dialog', /./).waitFor({ state: 'detached' });
  await visitor.close();
});

test('drawn digits are learnt by the list alone, and a wrong image is looked into', async () => {
  const visitor = await openList();
  const { page } = visitor;
  await press(page.getByRole('tab', { name: 'Images' }));
  await visitor.until('the scene', (s) => s.scene === 'images');
  await visitor.showDrawnDigits({ train: 300, test: 100, units: [32], epochs: 5 });
  await press(page.getByRole('button', { name: /Train for one epoch/ }));
  await hear(page.getByRole('status'), /Epoch 1, loss/);
  await press(page.getByRole('radio', { name: 'Judging' }), 'Space');
  await press(page.getByRole('radio', { name: /^most wrong/ }), 'Space');
  // Until then the list is the one from before, in which others come first.
  await page.getByRole('radio', { name: /^most wrong/, checked: true }).waitFor({ state: 'attached' });
  const wrong = page.getByRole('button', { name: /^It says \d \([\d.]+ %\), but it is \d\./ }).first();
  await wrong.waitFor({ state: 'attached', timeout: 30000 });
  const [, said] = /It says (\d)/.exec(await wrong.getAttribute('aria-label'));
  await press(wrong);
  await press(page.getByRole('radio', { name: 'Why' }), 'Space');
  const answer = page.getByRole('img', { name: new RegExp(`: the network says ${said} `) });
  await answer.waitFor({ state: 'attached', timeout: 30000 });
  await visitor.close();
});

test('a select and a slider arrive exactly; what is not allowed is said, and text fields are no shortcuts', async () => {
  const visitor = await openList();
  const { page } = visitor;
  await page.getByRole('combobox', { name: 'Learning rate' }).selectOption({ label: '0.003' });
  await visitor.until('that rate', (s) => Math.abs(s.learningRate - 0.003) < 1e-9);
  const noise = page.getByRole('slider', { name: 'Noise' });
  await noise.focus();
  await noise.press('Home');
  await visitor.until('none', (s) => (s.experiment.data.noise ?? 0) === 0);
  await noise.press('ArrowRight');
  const { noise: step } = (await visitor.until('a step', (s) => s.experiment.data.noise > 0)).experiment.data;
  assert.equal(step, 0.05);
  await type(page.getByRole('spinbutton', { name: 'Noise, as a number' }), '17');
  await visitor.until('exactly', (s) => s.experiment.data.noise === 0.17);
  await type(page.getByRole('spinbutton', { name: 'Noise, as a number' }), '1000');
  await hear(page.getByRole('alert'), /^A (whole )?number from 0 to 50 %\.$/);
  assert.equal((await visitor.state()).experiment.data.noise, 0.17);
  const { epoch, scene } = await visitor.state();
  await page.getByRole('spinbutton', { name: 'Noise, as a number' }).press('e');
  await page.keyboard.press('2');
  await page.keyboard.press('r');
  await visitor.settle();
  const after = await visitor.state();
  assert.deepEqual([after.epoch, after.scene], [epoch, scene]);
  await visitor.close();
});

test('each epoch is heard while it trains, once that is asked for', async () => {
  const visitor = await openList();
  const { page } = visitor;
  await page.evaluate(() => {
    window.pitches = [];
    const set = AudioParam.prototype.setValueAtTime;
    AudioParam.prototype.setValueAtTime = function recorded(value, time) {
      if (value > 20) window.pitches.push(value);
      return set.call(this, value, time);
    };
    window.losses = [];
    window.descent.on('epoch', ({ loss }) => window.losses.push(loss));
  });
  const one = page.getByRole('button', { name: /Train for one epoch/ });
  const epoch = async (count) => {
    await press(one);
    await visitor.until('it is trained', (s) => s.epoch === count && !s.playing);
  };
  await epoch(1);
  assert.deepEqual(await page.evaluate(() => window.pitches), [], 'nobody has asked');
  const button = page.getByRole('button', { name: /^Hear each epoch/ });
  await press(button);
  assert.equal(await button.getAttribute('aria-pressed'), 'true');
  for (const count of [2, 3]) {
    await page.waitForTimeout(150); // tones keep a tenth of a second between them
    await epoch(count);
    await page.waitForFunction((heard) => window.pitches.length === heard, count - 1);
  }
  const [[, second, third], heard] = await page.evaluate(() => [window.losses, window.pitches]);
  assert.equal(heard[0], 880);
  assert.ok(Math.abs(heard[1] - 880 * (third / second) ** 0.25) < 0.01, `${heard} for ${second} and ${third}`);
  await press(button);
  await epoch(4);
  await page.waitForTimeout(150);
  assert.equal(await page.evaluate(() => window.pitches.length), 2);
  await visitor.close();
});

test('a histogram in words and as a table', async () => {
  const visitor = await openList();
  const { page } = visitor;
  await press(page.locator('[data-id="layer1.settings"]'));
  const [, ...rows] = await readTable(page, 'Weights');
  assert.equal(rows.reduce((sum, [, , count]) => sum + Number(count), 0), 4 * 8);
  await hear(page.getByRole('figure', { name: 'Weights' }).locator('figcaption'), /^32 weights from \u2212[\d.]+ to [\d.]+\./);
  await visitor.close();
});

test('a number that becomes another while it is selected is selected still', async () => {
  const visitor = await openList();
  const field = visitor.page.getByRole('spinbutton', { name: 'Noise, as a number' });
  await field.focus();
  await field.selectText();
  const before = await field.inputValue();
  await visitor.page.evaluate(() => window.descent.loadPreset('circle'));
  await visitor.page.waitForFunction((old) => document.activeElement.value !== old, before);
  await visitor.page.keyboard.type('17');
  await visitor.page.keyboard.press('Enter');
  await visitor.until('that noise', (s) => s.experiment.data.noise === 0.17);
  await visitor.close();
});

test('the map in words: what the network predicts at those places, and how much of it is right', async () => {
  const visitor = await openList();
  const { page } = visitor;
  await page.getByRole('combobox', { name: 'Experiments that are known to work.' }).selectOption({ label: 'Circle' });
  await press(page.getByRole('button', { name: /Train for one epoch/ }));
  const { accuracy, experiment } = await visitor.until('an epoch', (s) => s.epoch === 1 && !s.playing);
  assert.deepEqual(experiment.features ?? ['x', 'y'], ['x', 'y']);
  const name = 'What the network says over the plane';
  await hear(page.getByRole('figure', { name }).locator('figcaption'), new RegExp(`Right for ${Math.round(100 * accuracy)}[.\\d]* %`));
  const [head, ...rows] = await readTable(page, name);
  const number = (text) => Number(/[\u2212-]?[\d.]+/.exec(text)[0].replace('\u2212', '-'));
  const places = rows.flatMap((row) => head.slice(1).map((x) => [number(x), number(row[0])]));
  const said = rows.flatMap((row) => row.slice(1).map(number));
  const predicted = await page.evaluate((inputs) => window.descent.predict(inputs), places);
  assert.equal(said.length, 81);
  // Places are told to a tenth, and half a cell of the map lies between.
  for (const [i, value] of said.entries()) {
    assert.ok(Math.abs(value - predicted[i][0]) < 0.1, `at ${places[i]}: ${value}, not ${predicted[i]}`);
  }
  await visitor.close();
});

test('the curve is heard as a tone, and its sentence at the key S', async () => {
  const visitor = await openList();
  const { page } = visitor;
  await page.evaluate(() => {
    window.tones = [];
    const ramp = AudioParam.prototype.exponentialRampToValueAtTime;
    AudioParam.prototype.exponentialRampToValueAtTime = function recorded(value, time) {
      window.tones.push(value);
      return ramp.call(this, value, time);
    };
  });
  await press(page.getByRole('button', { name: /^Train\. / }));
  await visitor.until('ten epochs', (s) => s.epoch > 9);
  await press(page.getByRole('button', { name: /^Pause\. / }));
  const rows = (await readTable(page, 'Curves over the epochs')).slice(1);
  await page.waitForTimeout(1500); // until the table has followed to the end
  await press(page.getByRole('button', { name: 'Hear: Loss, training' }));
  await page.waitForFunction((count) => window.tones.length >= count, rows.length);
  const [losses, tones] = [await readTable(page, 'Curves over the epochs'), await page.evaluate(() => window.tones)];
  const heard = losses.slice(1).map((row) => Number(row[1]));
  assert.equal(tones.length, heard.length);
  for (let i = 1; i < heard.length; i += 1) {
    assert.equal(Math.sign(tones[i] - tones[i - 1]), Math.sign(heard[i] - heard[i - 1]), `at row ${i}`);
  }
  assert.ok(Math.abs(Math.max(...tones) - 880) < 0.01 && Math.abs(Math.min(...tones) - 220) < 0.01);

  const picture = page.getByRole('application', { name: 'Curves over the epochs' });
  await picture.focus();
  await page.evaluate(() => { window.tones.length = 0; });
  await page.keyboard.press('h');
  await page.waitForFunction((count) => window.tones.length >= 2 * count, rows.length);
  const both = await page.evaluate(() => window.tones);
  assert.equal(both.length, 2 * heard.length, 'training and testing');
  const column = (i) => losses.slice(1).map((row) => Number(row[i]));
  const [most, least] = [Math.max(...column(1), ...column(2)), Math.min(...column(1), ...column(2))];
  const scale = least > 0 && most > 10 * least ? Math.log : (value) => value;
  const share = (value) => (scale(value) - scale(least)) / (scale(most) - scale(least));
  for (const [curve, values] of [column(1), column(2)].entries()) {
    for (const [i, value] of values.entries()) {
      const expected = 220 * 2 ** curve * 4 ** share(value);
      assert.ok(Math.abs(both[curve * values.length + i] - expected) < 0.01 * expected, `curve ${curve}, row ${i}`);
    }
  }
  const told = page.locator('#mirror > [aria-live="polite"]').last();
  await picture.focus();
  await hear(told, /^epoch \d+/); // where its cursor is
  await page.keyboard.press('s');
  await hear(told, /^Loss from epoch 1 to epoch/);
  await visitor.close();
});

test('Tab goes through the list in the order of reading, and out of the page on both ends', async () => {
  const visitor = await openList();
  const { page } = visitor;
  const focused = () => page.evaluate(() => document.activeElement?.dataset?.id ?? document.activeElement?.id ?? '');
  const way = [];
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /^Hear each epoch/);
  for (let i = 0; i < 200; i += 1) {
    await page.keyboard.press('Tab');
    const id = await focused();
    if (id === '' || id === 'mirror-switch') break;
    way.push(id);
  }
  assert.equal(way[0], 'scene.line', 'the bar comes first');
  assert.ok(way.includes('play') && way.includes('layer1.plus'));
  assert.ok(way.indexOf('data.circle') > 0 && way.length < 190, `${way.length} stops`);
  await page.locator('#mirror-switch').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await focused(), 'mirror-switch');
  await visitor.close();
});

test('the ring on the canvas follows, scrolled into view, and a page that knows the switch opens so', async () => {
  const visitor = await openList({ size: sizes.medium });
  const { page } = visitor;
  await page.getByRole('button', { name: 'Add a hidden layer before the output' }).focus();
  const { controls } = await visitor.until('the ring is there', (s) => s.controls.focus);
  assert.equal(controls.focus.x, controls.add_layer.x);
  await page.reload();
  await visitor.ready();
  await page.locator('#mirror [data-id]').first().waitFor({ state: 'attached' });
  await press(page.getByRole('button', { name: /^Leave the list/ }));
  assert.equal(await page.locator('#mirror').count(), 0);
  await page.reload();
  await visitor.ready();
  assert.equal(await page.locator('#mirror').count(), 0);
  await visitor.close();

  const asked = await open();
  await asked.page.goto(`${asked.page.url()}?mirror=1`);
  await asked.ready();
  await asked.page.locator('#mirror [data-id]').first().waitFor({ state: 'attached' });
  assert.equal(await asked.page.getByRole('button', { name: switchName }).getAttribute('aria-pressed'), 'true');
  await asked.close();
});

test('a number with a comma is what it says, and is shown as the language writes it', async () => {
  const visitor = await openList();
  const { page } = visitor;
  await page.locator('[data-id="optimizer.settings"]').press('Enter');
  const field = page.locator('[data-number][data-id="optimizer.learning_rate"]');
  for (const [language, typed, rate, shown] of [['en', '0,02', 0.02, '0.02'], ['es', '0,5', 0.5, '0,5'], ['es', '0.25', 0.25, '0,25']]) {
    await page.evaluate((one) => window.descent.setLanguage(one), language);
    await field.fill(typed);
    await field.press('Enter');
    await visitor.until(`a rate of ${rate}`, (s) => Math.abs(s.learningRate - rate) < 1e-7);
    await page.waitForFunction((text) => document.querySelector('[data-number][data-id="optimizer.learning_rate"]').value === text, shown);
  }
  await field.press('ArrowUp');
  await visitor.until('a little more', (s) => s.learningRate > 0.25 && s.learningRate < 0.4);
  await visitor.close();
});
