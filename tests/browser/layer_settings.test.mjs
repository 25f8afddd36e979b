// A layer's own settings and histograms, and the optimizer's.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();
const layers = (state) => state.experiment.model;
const isOpen = (state) => state.controls['layer.close'];

describe('layer settings', () => {
  test('activation, dropout, bias, penalties and initialiser of one layer', async () => {
    const visitor = await open();
    const before = layers(await visitor.state());
    await visitor.click('layer1.settings');
    await visitor.until('they are open, with histograms', (s) => isOpen(s) && s.controls['layer.outputs']);
    await visitor.picture('layer-settings');
    await visitor.choose('layer.activation', 'elu');
    await visitor.until('the layer is elu', (s) => layers(s)[0].activation === 'elu');
    assert.deepEqual(layers(await visitor.state()).slice(1), before.slice(1));
    await visitor.choose('layer.dropout', '20 %');
    await visitor.until('there is a Dropout behind it', (s) => layers(s)[1].layer === 'Dropout' && layers(s)[1].rate === 0.2);
    await visitor.choose('layer.use_bias', 'off');
    await visitor.until('it has no bias', (s) => layers(s)[0].use_bias === false);
    await visitor.choose('layer.L2', '0.01');
    const state = await visitor.until('it has L2', (s) => layers(s)[0].kernel_regularizer?.l2 === 0.01);
    assert.equal(layers(state).at(-1).kernel_regularizer, undefined);
    await visitor.choose('layer.initializer', 'he_normal');
    await visitor.until('it begins with he_normal', (s) => layers(s)[0].kernel_initializer === 'he_normal');
    await visitor.choose('layer.dropout', 'none');
    await visitor.until('the Dropout is gone', (s) => layers(s).every((one) => one.layer === 'Dense'));
    await visitor.click('layer.close');
    await visitor.until('they are closed', (s) => !isOpen(s));
    await visitor.close();
  });

  test('the output\'s activation, where the loss leaves it open', async () => {
    const visitor = await open();
    await visitor.click('layer3.settings');
    await visitor.until('they are open', isOpen);
    await visitor.choose('layer.activation', 'linear');
    await visitor.until('the output is linear', (s) => (layers(s).at(-1).activation ?? 'linear') === 'linear');
    await visitor.click('layer.close');
    await visitor.click('step_epoch');
    await visitor.until('and it trains', (s) => s.epoch === 1 && s.loss > 0);
    await visitor.click('undo');
    await visitor.until('tanh is back', (s) => layers(s).at(-1).activation === 'tanh');
    await visitor.choose('loss', 'binary_crossentropy');
    await visitor.until('it is sigmoid', (s) => layers(s).at(-1).activation === 'sigmoid');
    await visitor.click('layer3.settings');
    await visitor.click('layer.activation');
    await visitor.until('nothing else is offered',
      (s) => s.controls['layer.activation.sigmoid'] && !s.controls['layer.activation.tanh']);
    await visitor.picture('layer-settings-output');
    await visitor.close();
  });

  test('histograms follow the training', async () => {
    const visitor = await open({ theme: 'dark' });
    const { experiment } = await visitor.state();
    await visitor.page.evaluate((one) => window.descent.setExperiment(one),
      { ...experiment, training: { ...experiment.training, epochs: 100000 } });
    await visitor.click('play');
    await visitor.click('layer2.settings');
    await visitor.until('they are open while it trains', (s) => isOpen(s) && s.playing && s.controls['layer.health']);
    const { epoch } = await visitor.state();
    await visitor.until('it goes on', (s) => s.epoch > epoch && isOpen(s));
    const { x, y } = await visitor.place('layer.weights');
    await visitor.page.mouse.move(x, y);
    await visitor.picture('layer-settings-dark');
    await visitor.close();
  });

  test('by keys: L opens, arrows go on, Escape closes', async () => {
    const visitor = await open({ size: sizes.medium });
    await visitor.page.locator('#canvas').focus();
    await visitor.page.keyboard.press('l');
    await visitor.until('the first layer\'s are open', (s) => isOpen(s) && s.controls['layer.dropout']);
    // Its first drop-down, and in the list the entry after the first.
    await visitor.tabTo('layer.activation');
    const press = (key) => visitor.page.keyboard.press(key, { delay: 100 });
    await press('Enter');
    await visitor.until('the list is open', (s) => s.controls['layer.activation.relu']);
    await press('ArrowDown');
    await press('Enter');
    await visitor.until('the layer is relu', (s) => layers(s)[0].activation === 'relu');
    await press('Escape'); // the ring goes
    await visitor.frames(3);
    if (!isOpen(await visitor.state())) await press('l');
    await visitor.until('they are open', isOpen);
    const count = layers(await visitor.state()).length;
    for (let i = 1; i < count; i += 1) await press('ArrowRight');
    await visitor.until('the output has no dropout', (s) => isOpen(s) && !s.controls['layer.dropout']);
    await visitor.picture('layer-settings-output-medium');
    await visitor.page.keyboard.press('Escape');
    await visitor.until('they are closed', (s) => !isOpen(s));
    await visitor.close();
  });

  test('by finger, on a phone', async () => {
    const visitor = await open({ size: sizes.phone, touch: true });
    await visitor.tap('tab.Network');
    await visitor.until('the rows are there', (s) => s.controls['layer1.settings']);
    const row = (await visitor.state()).controls['layer1.settings'];
    assert.ok(row.height >= 44);
    // Below the picture: a person scrolls to it.
    const session = await visitor.context.newCDPSession(visitor.page);
    const touch = (type, ...points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    if (row.y > 600) {
      await touch('touchStart', { x: 10, y: 600 });
      for (let y = 580; y > 200; y -= 20) await touch('touchMove', { x: 10, y });
      await touch('touchEnd');
      await visitor.until('it has been scrolled to', (s) => s.controls['layer1.settings'].y < 640);
      await visitor.settle(); // it coasts
    }
    await visitor.tap('layer1.settings');
    const state = await visitor.until('they are open', (s) => isOpen(s) && s.controls['layer.outputs']);
    for (const name of ['layer.activation', 'layer.dropout', 'layer.close']) {
      assert.ok(state.controls[name].height >= 40, `${name} is large enough`);
    }
    await visitor.picture('layer-settings-phone');
    await visitor.tap('layer.activation');
    await visitor.tap('layer.activation.relu');
    await visitor.until('the layer is relu', (s) => layers(s)[0].activation === 'relu');
    await visitor.close();
  });
});

describe('optimizer', () => {
  const optimizer = (state) => state.experiment.training.optimizer;

  test('Nesterov is SGD with momentum, whose settings are typed and taken back', async () => {
    const visitor = await open();
    await visitor.choose('optimizer', 'Nesterov');
    await visitor.until('it is chosen', (s) => optimizer(s).nesterov === true && optimizer(s).momentum === 0.9);
    await visitor.click('optimizer.settings');
    await visitor.place('optimizer.momentum');
    await visitor.settle(); // until it stands where it stays
    await visitor.openField('optimizer.momentum');
    await visitor.page.keyboard.type('0.5', { delay: 30 });
    await visitor.page.keyboard.press('Enter');
    await visitor.until('the momentum is 0.5', (s) => optimizer(s).momentum === 0.5);
    await visitor.picture('optimizer-settings');
    await visitor.click('optimizer.defaults');
    await visitor.until('it is as it began', (s) => optimizer(s).momentum === 0.9 && optimizer(s).nesterov);
    await visitor.page.keyboard.press('Escape');
    await visitor.until('it is closed', (s) => !s.controls['optimizer.defaults']);
    await visitor.close();
  });

  test('by finger: beta_1 of Adam', async () => {
    const visitor = await open({ size: sizes.phone, touch: true, theme: 'dark' });
    await visitor.tap('tab.Training');
    await visitor.tap('optimizer');
    await visitor.tap('optimizer.Adam');
    await visitor.until('it is Adam', (s) => (optimizer(s).name ?? optimizer(s)) === 'Adam');
    await visitor.tap('optimizer.settings');
    await visitor.tap('optimizer.beta_1');
    await visitor.fieldOpens();
    await visitor.page.keyboard.press('Control+a');
    await visitor.page.keyboard.type('0.8', { delay: 30 });
    await visitor.page.keyboard.press('Enter');
    await visitor.until('beta_1 is 0.8', (s) => optimizer(s).beta_1 === 0.8);
    await visitor.picture('optimizer-settings-phone');
    await visitor.close();
  });
});
