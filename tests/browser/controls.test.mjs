// Controls of the playground by mouse, by keyboard and by finger, where no other file tries them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();
const phoneSettings = { size: sizes.phone, touch: true };

const hash = (visitor) => visitor.page.evaluate(() => window.descent.getWeightsHash());
const features = (state) => state.experiment.features ?? ['x', 'y'];

// Whether the link, which holds the view, has these words.
const linkHas = (visitor, words, wanted = true) => visitor.page.waitForFunction(([text, on]) =>
  window.descent.getLink().includes(text) === on, [words, wanted], { timeout: 10000 });

// A finger that moves, which Playwright's does not.
async function fingerOf(visitor) {
  const session = await visitor.context.newCDPSession(visitor.page);
  return async (type, ...points) => {
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    await visitor.frames(1);
  };
}

describe('data and features', () => {
  test('a feature is switched by mouse, key and finger', async () => {
    const visitor = await open();
    await visitor.click('feature.x_squared');
    await visitor.until('x² is used', (s) => features(s).includes('x_squared'));
    await visitor.tabTo('feature.sin_x');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('sin x is off', (s) => !features(s).includes('sin_x'));
    await visitor.page.keyboard.press('Control+z');
    await visitor.until('and on again', (s) => features(s).includes('sin_x'));
    await visitor.close();

    const phone = await open(phoneSettings);
    await phone.tap('tab.Network');
    await phone.tap('feature.x_times_y');
    await phone.until('x·y is used', (s) => features(s).includes('x_times_y'));
    await phone.close();
  });

  for (const finger of [false, true]) {
    test(`New sample changes the points and nothing else, ${finger ? 'by finger' : 'by mouse'}`, async () => {
      const visitor = await open(finger ? phoneSettings : {});
      const press = (name) => (finger ? visitor.tap(name) : visitor.click(name));
      await press('step_epoch');
      const before = await visitor.until('one epoch', (s) => s.epoch === 1 && !s.playing);
      const weights = await hash(visitor);
      if (finger) await press('tab.Data');
      await press('new_sample');
      const after = await visitor.until('other points', (s) => s.experiment.data.seed !== before.experiment.data.seed);
      assert.deepEqual({ ...after.experiment, data: { ...after.experiment.data, seed: 0 } },
        { ...before.experiment, data: { ...before.experiment.data, seed: 0 } });
      assert.equal(after.epoch, 1);
      assert.equal(await hash(visitor), weights);
      await visitor.close();
    });
  }

  test('a finger turns a slider and scrolls nothing', async () => {
    const phone = await open(phoneSettings);
    const finger = await fingerOf(phone);
    await phone.tap('tab.Data');
    const from = await phone.place('noise', 0, 0.5);
    const to = await phone.place('noise', 0.6, 0.5);
    const { data: card } = (await phone.state()).controls;
    await finger('touchStart', [from.x, from.y]);
    for (let i = 1; i <= 6; i += 1) {
      await finger('touchMove', [from.x + (i * (to.x - from.x)) / 6, from.y + i]);
    }
    await finger('touchEnd');
    const { controls } = await phone.until('there is noise of 30 %', (s) => Math.abs(s.experiment.data.noise - 0.3) < 0.01);
    assert.equal(controls.data.y, card.y);
    await phone.tap('undo');
    await phone.until('it was one step', (s) => !s.canUndo);
    await phone.close();
  });
});

describe('training', () => {
  test('E, → and R; a finger steps, plays, pauses and resets to the same weights', async () => {
    const visitor = await open();
    const first = await hash(visitor);
    await visitor.page.locator('#canvas').focus();
    await visitor.page.keyboard.press('e');
    await visitor.until('an epoch is done', (s) => s.epoch === 1 && !s.playing);
    await visitor.page.keyboard.press('ArrowRight');
    await visitor.until('a batch is done', (s) => s.step === 1);
    assert.notEqual(await hash(visitor), first);
    await visitor.page.keyboard.press('r');
    await visitor.until('it is at the start', (s) => s.epoch === 0 && s.step === 0);
    assert.equal(await hash(visitor), first);
    await visitor.close();

    const phone = await open(phoneSettings);
    await phone.tap('step_epoch');
    await phone.until('an epoch is done', (s) => s.epoch === 1 && !s.playing);
    await phone.tap('play');
    await phone.until('it plays', (s) => s.playing);
    await phone.tap('play');
    await phone.until('it pauses', (s) => !s.playing);
    await phone.tap('reset');
    await phone.until('it is at the start', (s) => s.epoch === 0);
    assert.equal(await hash(phone), first);
    await phone.close();
  });

  for (const finger of [false, true]) {
    test(`a preset and a penalty are chosen, ${finger ? 'by finger' : 'by mouse'}`, async () => {
      const visitor = await open(finger ? phoneSettings : {});
      const press = (name) => (finger ? visitor.tap(name) : visitor.click(name));
      const title = (await visitor.state()).presets.find(({ id }) => id === 'xor').title;
      await press('preset');
      await press(`preset.${title}`);
      await visitor.until('it is there', (s) => s.preset === 'xor');
      if (finger) await press('tab.Training');
      await press('regularizer');
      await press('regularizer.L1 0.01');
      await visitor.until('all layers have it', (s) => s.experiment.model.every((l) => l.kernel_regularizer?.l1 === 0.01));
      await visitor.close();
    });
  }

  test('by finger on a tablet', async () => {
    const visitor = await open({ size: sizes.medium, touch: true });
    await visitor.tap('drawer.open');
    await visitor.tap('data.circle');
    await visitor.until('the circle is there', (s) => s.experiment.data.name === 'circle');
    await visitor.tap('drawer.close');
    await visitor.tap('layer1.plus');
    await visitor.until('it is edited', (s) => s.experiment.model[0].units === 9);
    await visitor.tap('play');
    await visitor.until('it trains', (s) => s.epoch > 1);
    await visitor.picture('controls-tablet');
    await visitor.close();
  });
});

describe('what is shown', () => {
  // The legend of the classes goes while the map is one unit's.
  test('pointing, focus and a tap show a unit large', async () => {
    const visitor = await open();
    await visitor.click('data.rings');
    await visitor.until('there are classes', (s) => s.controls['legend.class3']);
    const { x, y } = await visitor.place('layer1.unit2');
    await visitor.page.mouse.move(x, y);
    await visitor.until('the unit\'s scale is there', (s) => !s.controls['legend.class1']);
    await visitor.page.mouse.move(5, 300);
    await visitor.until('the classes are back', (s) => s.controls['legend.class1']);
    await visitor.tabTo('layer1.unit2', 'Shift+Tab');
    await visitor.until('its scale is there by focus', (s) => !s.controls['legend.class1']);
    await visitor.close();

    const phone = await open(phoneSettings);
    await phone.tap('tab.Data');
    await phone.tap('data.rings');
    await phone.tap('tab.Network');
    await phone.tap('layer1.unit2');
    await phone.until('its weights have handles', (s) => s.controls['weight.1.1.2']);
    await phone.tap('tab.Output');
    await phone.until('its scale is there', (s) => s.controls.output_map && !s.controls['legend.class1']);
    await phone.close();
  });

  test('test points, discretize and the logarithm, by mouse, key and finger', async () => {
    const words = { show_test_points: 'show_test_data=true', discretize: 'discretize=true', log_loss: 'log_loss=true' };
    const visitor = await open();
    for (const [name, text] of Object.entries(words)) {
      await visitor.click(name);
      await linkHas(visitor, text);
      await visitor.page.keyboard.press('Tab'); // on from the one that was pressed, and back
      await visitor.until('the ring is there', (s) => s.controls.focus);
      await visitor.tabTo(name, 'Shift+Tab');
      await visitor.page.keyboard.press('Space');
      await linkHas(visitor, text, false);
    }
    await visitor.close();

    const phone = await open(phoneSettings);
    for (const name of ['show_test_points', 'discretize']) {
      const { height } = (await phone.state()).controls[name];
      assert.ok(height >= 44, `${name} is high enough for a finger`);
      await phone.tap(name);
      await linkHas(phone, words[name]);
    }
    await phone.close();
  });
});

describe('tooltips', () => {
  test('one comes while the mouse rests, and goes with the press until the mouse comes back', async () => {
    const visitor = await open();
    const { x, y } = await visitor.place('step_epoch');
    await visitor.page.mouse.move(x, y);
    await visitor.until('it is told', (s) => s.controls.tooltip);
    await visitor.click('step_epoch');
    await visitor.until('pressed', (s) => s.epoch === 1 && !s.playing && !s.controls.tooltip);
    await visitor.page.waitForTimeout(1200); // longer than it took to come
    assert.equal((await visitor.state()).controls.tooltip, undefined);
    await visitor.page.mouse.move(x, y - 300);
    await visitor.frames(4);
    await visitor.page.mouse.move(x, y);
    await visitor.until('it is told again', (s) => s.controls.tooltip);
    await visitor.close();
  });
});

const roles = ['button', 'link', 'checkbox', 'radio', 'slider', 'spinbutton', 'textbox', 'combobox', 'option', 'tab', 'img', 'group', 'dialog', 'heading', 'text', 'status', 'alert'];

test('each control says what it is and what it is called, in every scene', async () => {
  for (const [size, touch] of [[sizes.wide, false], [sizes.phone, true]]) {
    const visitor = await open({ size, touch });
    for (const scene of ['line', 'playground', 'images']) {
      await visitor.page.evaluate((name) => window.descent.setScene(name), scene);
      if (scene === 'images') await visitor.page.evaluate(() => window.descent.loadPreset('synthetic_digits'));
      await visitor.settle();
      const { controls } = await visitor.state();
      const told = Object.entries(controls).filter(([, control]) => control.role);
      assert.ok(told.length > 15, `${scene} has ${told.length} controls`);
      const wanting = told.filter(([, { role, label }]) => !roles.includes(role) || (!label && !['group', 'dialog'].includes(role)));
      assert.deepEqual(wanting.map(([name]) => name), [], `${scene} at ${size.width}`);
      for (const [name, { role, now, min, max }] of told) {
        if (role !== 'slider' || min === undefined) continue;
        assert.ok(now >= min - 1e-9 && now <= max + 1e-9, `${name}: ${now} lies between ${min} and ${max}`);
      }
    }
    await visitor.close();
  }
});
