// "What is going on": an experiment in trouble is told of, and a press mends it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();

const deadUnits = {
  seed: 1,
  data: { name: 'circle' },
  model: [
    { layer: 'Dense', units: 8, activation: 'relu', bias_initializer: { name: 'Constant', value: -30 } },
    { layer: 'Dense', units: 1, activation: 'tanh' },
  ],
  training: { optimizer: { name: 'SGD', learning_rate: 0.03 }, batch_size: 10, epochs: 100000 },
};

const told = (kind) => (state) => state.controls[`story.${kind}`];

async function openWith(experiment, options) {
  const visitor = await open(options);
  await visitor.page.evaluate((one) => window.descent.setExperiment(one), experiment);
  await visitor.until('the experiment is there', (s) => s.experiment.seed === experiment.seed);
  return visitor;
}

describe('diagnosis', () => {
  test('dead units are told of and come back to life at a press', async () => {
    const visitor = await openWith(deadUnits);
    await visitor.click('play');
    await visitor.until('they are told of', told('dead_relu'));
    await visitor.picture('diagnosis-dead-units');
    await visitor.click('remedy');
    await visitor.until('the layer is leaky_relu', (s) => s.experiment.model[0].activation === 'leaky_relu');
    await visitor.until('they are no longer told of', (s) => s.playing && s.epoch > 5 && !told('dead_relu')(s));
    await visitor.close();
  });

  test('numbers that overflow stop the training; the weights from before come back', async () => {
    const visitor = await openWith({
      seed: 3,
      data: { name: 'reg_plane' },
      model: [{ layer: 'Dense', units: 8, activation: 'relu' }, { layer: 'Dense', units: 1 }],
      training: { optimizer: { name: 'SGD', learning_rate: 0.01 }, batch_size: 10, epochs: 100000 },
    });
    await visitor.click('play');
    await visitor.until('it has learnt a while', (s) => s.epoch >= 10);
    await visitor.choose('learning_rate', '10');
    const broken = await visitor.until('it stops by itself', (s) => told('not_finite')(s) && !s.playing);
    assert.ok(broken.finished);
    assert.match(broken.stopReason, /learning rate/);
    await visitor.picture('diagnosis-not-finite');
    await visitor.click('remedy2');
    const mended = await visitor.until('the weights are back', (s) => !told('not_finite')(s) && !s.finished);
    assert.ok(mended.epoch >= 9);
    assert.equal(mended.experiment.training.optimizer.learning_rate, 3);
    await visitor.choose('learning_rate', '0.001');
    await visitor.click('play');
    await visitor.until('it goes on', (s) => s.epoch > mended.epoch && s.loss !== null);
    await visitor.close();
  });

  test('Undo takes a remedy back', async () => {
    const visitor = await openWith(deadUnits);
    await visitor.click('play');
    await visitor.until('they are told of', told('dead_relu'));
    await visitor.click('remedy');
    await visitor.until('the layer is leaky_relu', (s) => s.experiment.model[0].activation === 'leaky_relu');
    await visitor.page.keyboard.press('Control+z');
    await visitor.until('it is relu again', (s) => s.experiment.model[0].activation === 'relu' && s.canRedo);
    await visitor.until('they are told of again', told('dead_relu'));
    await visitor.close();
  });

  test('where the data are in a drawer, it is told above the network', async () => {
    const visitor = await openWith(deadUnits, { size: sizes.medium, theme: 'dark' });
    await visitor.click('play');
    const state = await visitor.until('they are told of', told('dead_relu'));
    assert.ok(!state.controls.noise, 'the drawer is closed');
    await visitor.picture('diagnosis-medium-dark');
    await visitor.click('remedy');
    await visitor.until('the layer is leaky_relu', (s) => s.experiment.model[0].activation === 'leaky_relu');
    await visitor.close();
  });

  test('a remedy by key and by finger', async () => {
    const visitor = await openWith(deadUnits);
    await visitor.page.locator('#canvas').focus();
    await visitor.page.keyboard.press('Space');
    await visitor.until('they are told of', told('dead_relu'));
    await visitor.page.keyboard.press('m');
    await visitor.until('the layer is leaky_relu', (s) => s.experiment.model[0].activation === 'leaky_relu');
    await visitor.close();

    const phone = await openWith(deadUnits, { size: sizes.phone, touch: true });
    await phone.tap('tab.Training');
    await phone.tap('play');
    const state = await phone.until('they are told of', told('dead_relu'));
    assert.ok(state.controls.remedy.height >= 44);
    const { story, remedy } = (await phone.until('the card is as tall as its words',
      (s) => s.controls.remedy.y + s.controls.remedy.height <= s.controls.story.y + s.controls.story.height)).controls;
    assert.ok(remedy.y > story.y);
    await phone.picture('diagnosis-phone');
    await phone.tap('remedy');
    await phone.until('the layer is leaky_relu', (s) => s.experiment.model[0].activation === 'leaky_relu');
    await phone.close();
  });

  test('a healthy preset has no remedy', async () => {
    const visitor = await open();
    await visitor.click('play');
    const state = await visitor.until('it learns', (s) => s.playing && s.epoch > 8 && (told('learning')(s) || told('learnt')(s)));
    assert.equal(state.controls.remedy, undefined);
    await visitor.close();
  });
});
