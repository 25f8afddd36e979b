// The story of a training, from its first press to what comes next.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();

const told = (kind) => (state) => state.controls[`story.${kind}`];

const overfitting = {
  seed: 5,
  data: { name: 'gauss', samples: 100, noise: 0.5, test_fraction: 0.8 },
  model: [
    { layer: 'Dense', units: 32, activation: 'relu' },
    { layer: 'Dense', units: 32, activation: 'relu' },
    { layer: 'Dense', units: 1, activation: 'sigmoid' },
  ],
  training: { loss: 'binary_crossentropy', optimizer: { name: 'Adam', learning_rate: 0.01 }, batch_size: 10, epochs: 200 },
};

async function openWith(experiment, options) {
  const visitor = await open(options);
  await visitor.page.evaluate((one) => window.descent.setExperiment(one), experiment);
  await visitor.until('the experiment is there', (s) => s.experiment.data.name === experiment.data.name);
  return visitor;
}

const loadPreset = (visitor, id) => visitor.page.evaluate((one) => window.descent.loadPreset(one), id);

const inside = (inner, outer) => inner.x >= outer.x - 1 && inner.y >= outer.y - 1 &&
  inner.x + inner.width <= outer.x + outer.width + 1 && inner.y + inner.height <= outer.y + outer.height + 1;

describe('a remedy', () => {
  test('acts, shows what it did, and nothing comes under the pointer', async () => {
    const visitor = await openWith(overfitting);
    await visitor.click('play');
    const ill = await visitor.until('it overfits, to the end', (s) => told('overfitting')(s) && s.finished, 60000);
    await visitor.picture('story-overfitting');
    const pressed = ill.controls.remedy;
    await visitor.click('remedy');
    await visitor.until('it begins anew with it', (s) => s.playing && s.epoch < 150
      && s.experiment.model[0].kernel_regularizer);
    // The controls are those of the last picture, which may be older than what the press has done.
    const acts = await visitor.until('what was tried stands there', (s) => s.controls['story.undo']);
    assert.equal(acts.controls.remedy, undefined);
    // A second press at the same place does nothing.
    await visitor.page.mouse.click(pressed.x + pressed.width / 2, pressed.y + pressed.height / 2);
    const after = await visitor.until('it is trained', (s) => s.finished, 60000);
    assert.ok(after.experiment.model[0].kernel_regularizer);
    const { x, y, width, height } = pressed;
    for (const [name, place] of Object.entries(after.controls)) {
      if (!name.startsWith('remedy') && name !== 'story.undo') continue;
      const apart = place.x >= x + width || place.x + place.width <= x || place.y >= y + height || place.y + place.height <= y;
      assert.ok(apart, `${name} has come under the pointer`);
    }
    await visitor.picture('story-after-remedy');
    await visitor.click('story.undo');
    await visitor.until('one press takes it back', (s) => !s.experiment.model[0].kernel_regularizer && s.epoch === ill.epoch);
    await visitor.until('and the illness is told again', told('overfitting'));
    await visitor.close();
  });
});

describe('a callback', () => {
  test('is given a threshold, stops the training, and the story says so', async () => {
    const visitor = await open();
    await visitor.click('more');
    await visitor.choose('stop_when', 'loss below');
    await visitor.openField('stop_value');
    await visitor.page.keyboard.type('0.35', { delay: 30 });
    await visitor.page.keyboard.press('Enter');
    await visitor.until('the threshold is taken', (s) => s.experiment.training.callbacks?.[0]?.value === 0.35);
    await visitor.page.keyboard.press('Escape');
    await visitor.click('play');
    const stopped = await visitor.until('it stops', (s) => s.finished && told('stopped')(s));
    assert.ok(stopped.epoch < 100);
    assert.match(stopped.stopReason, /below 0.35/);
    await visitor.picture('story-stopped');
    await visitor.click('remedy');
    await visitor.until('it trains on without it', (s) => s.playing && s.epoch > stopped.epoch);
    await visitor.close();
  });
});

describe('the number of epochs', () => {
  test('is typed where it stands', async () => {
    for (const [size, touch] of [[sizes.wide, false], [sizes.medium, false], [sizes.phone, true]]) {
      const visitor = await open({ size, touch });
      if (touch) await visitor.tap('epochs');
      else await visitor.click('epochs');
      await visitor.fieldOpens();
      await visitor.page.keyboard.press('Control+a');
      await visitor.page.keyboard.type('7', { delay: 30 });
      await visitor.page.keyboard.press('Enter');
      await visitor.until('they are seven', (s) => s.experiment.training.epochs === 7);
      await visitor.close();
    }
  });
});

describe('what is going on', () => {
  test('has a high place in every scene, and is not cut', async () => {
    for (const size of [sizes.wide, sizes.medium]) {
      const visitor = await open({ size });
      for (const preset of ['line', 'dead_relu', 'synthetic_digits']) {
        await loadPreset(visitor, preset);
        const { controls } = await visitor.until(`it is told of ${preset}`, (s) => s.preset === preset && s.ready
          && Object.keys(s.controls).some((name) => name.startsWith('story.')), 60000);
        const words = Object.entries(controls).find(([name]) => name.startsWith('story.') && name !== 'story.undo')[1];
        assert.ok(controls.story.y < 100, `${preset} at ${size.width}`);
        assert.ok(inside(words, controls.story), `${preset} at ${size.width}`);
      }
      await visitor.close();
    }
  });

  test('after the spiral there is a next thing', async () => {
    const visitor = await open();
    await visitor.choose('speed', 'full speed');
    await visitor.click('play');
    await visitor.until('it is done', (s) => s.finished);
    await visitor.until('a link is there', (s) => s.controls.remedy);
    await visitor.picture('story-next');
    await visitor.click('remedy');
    await visitor.until('the next preset is there', (s) => s.preset === 'spiral_plain');
    await visitor.close();
  });

  test('reads after a reload as before it', async () => {
    const visitor = await open();
    await visitor.choose('speed', 'full speed');
    await visitor.click('play');
    await visitor.until('it is done', (s) => s.finished && told('learnt')(s));
    const tabs = (state) => Object.keys(state.controls).filter((name) => name.startsWith('curve.')).sort();
    const before = tabs(await visitor.state());
    await visitor.page.reload();
    await visitor.ready();
    const after = await visitor.until('it is told as before', (s) => told('learnt')(s) && s.finished);
    assert.deepEqual(tabs(after), before);
    await visitor.close();
  });
});

describe('the line', () => {
  test('is predicted with on the phone, where the line is', async () => {
    const phone = await open({ size: sizes.phone, touch: true });
    await loadPreset(phone, 'line');
    await phone.until('the line is there', (s) => s.scene === 'line' && s.controls.predict_x && s.controls['line_plot']);
    await phone.tap('tab.Training');
    await phone.until('another tab', (s) => !s.controls['line_plot']);
    await phone.page.evaluate(() => window.descent.loadPreset('spiral'));
    await phone.until('the playground has its own', (s) => s.controls.output_map);
    await phone.close();
  });

  test('stays in sight from far away', async () => {
    const visitor = await open();
    await loadPreset(visitor, 'line_steep');
    await visitor.until('it is there', (s) => s.scene === 'line' && told('not_started')(s));
    await visitor.frames(40);
    await visitor.picture('story-line-steep');
    await visitor.close();
  });
});
