// What a link leaves out or locks for an embedding page.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();

describe('hiding', () => {
  test('what a link hides is gone, and nothing else', async () => {
    const visitor = await open();
    const go = async (link) => {
      await visitor.page.evaluate((text) => {
        location.hash = text;
      }, link);
    };
    const has = (state) => Object.fromEntries([['top_bar', 'undo'], ['data', 'noise'], ['settings', 'learning_rate'], ['transport', 'play'], ['network', 'layer1.plus'], ['output', 'discretize']]
      .map(([part, control]) => [part, control in state.controls]));
    const all = { top_bar: true, data: true, settings: true, transport: true, network: true, output: true };
    const base = `descent=1&experiment=(model:!((layer:Dense,units:4,activation:tanh),(layer:Dense,units:1,activation:tanh)))`;
    for (const [hide, gone] of [['top_bar', { top_bar: false }], ['data', { data: false }], ['settings', { settings: false }],
      ['transport', { transport: false, settings: false }], ['data,settings', { data: false, settings: false }]]) {
      await go(`${base}&hide=${hide}`);
      const wanted = JSON.stringify({ ...all, ...gone });
      await visitor.until(`${hide} is hidden`, (s) => JSON.stringify(has(s)) === wanted, 10000);
      await visitor.picture(`hiding-${hide.replace(',', '-')}`);
    }
    await go(base);
    await visitor.until('all is there again', (s) => JSON.stringify(has(s)) === JSON.stringify(all), 10000);
    await visitor.close();
  });

  test('each single control that a link hides is gone, and no other', async () => {
    const visitor = await open();
    const of = {
      preset: ['preset'], dataset: ['data.circle', 'data.xor'], noise: ['noise'], training_share: ['training_share'],
      samples: ['samples'], batch_size: ['batch_size'], new_sample: ['new_sample'], own_data: ['paint', 'table', 'save_points'],
      loss: ['loss'], layers: ['layer1.plus', 'layer1.minus', 'layer1.remove', 'add_layer'], activation: ['layer1.activation'],
      test_data: ['show_test_points'], discretize: ['discretize'], reset: ['reset'], play: ['play'], step: ['step_epoch', 'step_batch', 'step_apart'],
      learning_rate: ['learning_rate'], optimizer: ['optimizer', 'optimizer.settings'], regularizer: ['regularizer'], speed: ['speed'],
    };
    const controls = Object.values(of).flat();
    const base = 'descent=1&experiment=(data:(name:xor),model:!((layer:Dense,units:4,activation:tanh),(layer:Dense,units:1,activation:tanh)))';
    const missing = async (hide, gone) => {
      await visitor.page.evaluate((text) => {
        location.hash = text;
      }, `${base}&hide=${hide}`);
      const left = (s) => controls.filter((name) => !(name in s.controls)).sort().join();
      await visitor.until(`"${hide}" hides ${gone}`, (s) => left(s) === [...gone].sort().join(), 10000);
    };
    await missing('', []);
    for (const [name, gone] of Object.entries(of)) await missing(name, gone);
    await missing(Object.keys(of).join(), controls);
    await visitor.picture('hiding-every-control');
    await visitor.close();

    const phone = await open({ size: sizes.phone, touch: true });
    await phone.page.evaluate((text) => {
      location.hash = text;
    }, `${base}&hide=play,layers,noise`);
    await phone.until('play is hidden', (s) => !s.controls.play && s.controls.reset && s.controls.step_epoch);
    await phone.picture('hiding-play-phone');
    await phone.tap('tab.Network');
    await phone.until('layers stay as they are', (s) => s.controls['layer1.activation'] && !s.controls['layer1.units'] && !s.controls.add_layer);
    await phone.picture('hiding-layers-phone');
    await phone.close();
  });

  for (const [words, hidden, options] of [['data card', 'data', {}], ['settings on a phone', 'settings', { size: sizes.phone, touch: true }]]) {
    test(`without the ${words} it is still told what is going on`, async () => {
      const visitor = await open(options);
      await visitor.page.evaluate((part) => {
        location.hash = `descent=1&experiment=(data:(name:xor))&hide=${part}`;
      }, hidden);
      await visitor.until('it is open', (s) => s.experiment.data.name === 'xor' && !s.controls['tab.Training']);
      await (options.touch ? visitor.tap('play') : visitor.click('play'));
      await visitor.until('it is told', (s) => s.epoch > 5 && Object.keys(s.controls).some((name) => name.startsWith('story.')));
      await visitor.picture(`hiding-story-without-${hidden}`);
      await visitor.close();
    });
  }
});

test('what a link locks neither keys nor buttons nor requests do', async () => {
  const visitor = await open();
  await visitor.page.evaluate(() => {
    location.hash = 'descent=1&experiment=(data:(name:xor))&hide=top_bar,data,settings,transport&lock=top_bar,transport';
  });
  await visitor.until('it is locked', (s) => s.locked.join() === 'top_bar,transport' && !s.controls.play);
  await visitor.page.locator('#canvas').focus();
  for (const key of ['Space', 'ArrowRight', 'e', 'r', '1', 'Control+z']) await visitor.page.keyboard.press(key);
  await visitor.settle();
  let state = await visitor.state();
  assert.deepEqual([state.playing, state.epoch, state.step, state.scene], [false, 0, 0, 'playground']);
  for (const [what, given] of [['play'], ['stepEpoch'], ['reset'], ['setScene', 'line'], ['loadPreset', 'circle']]) {
    const answer = await visitor.page.evaluate(([name, ...all]) => window.descent[name](...all).then(() => 'done', (error) => error.message), [what, given]);
    assert.match(answer, /is locked on this page/, what);
  }
  const controls = visitor.page.locator('#controls');
  await visitor.page.locator('#controls [data-role="kernels"]').focus();
  assert.equal(await controls.locator('[data-do]:enabled').count(), 0);
  assert.ok(await controls.locator('[data-role="scene"]').isDisabled());
  // What is seen and locked says so.
  await visitor.page.evaluate(() => {
    location.hash = 'descent=1&experiment=(data:(name:xor))&lock=play';
  });
  await visitor.until('it is seen', (s) => s.locked.join() === 'play' && s.controls.play);
  await visitor.click('play');
  state = await visitor.until('it is told', (s) => s.message !== '');
  assert.match(state.message, /"play" is locked on this page/);
  await visitor.click('step_epoch');
  await visitor.until('the rest goes on', (s) => s.epoch === 1);
  await visitor.close();
});
