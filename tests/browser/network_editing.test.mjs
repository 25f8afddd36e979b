// Weights and biases read and changed by hand, and wide layers as strips.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();

// One linear neuron: what it says of (0, 0) is its bias, of (1, 0) and (0, 1) a weight more.
async function openPlane(options) {
  const visitor = await open(options);
  await visitor.page.evaluate(() => window.descent.setExperiment({
    data: { name: 'reg_plane' }, model: [{ layer: 'Dense', units: 1 }],
  }));
  if (options?.touch) await visitor.tap('tab.Network');
  await visitor.until('its bias is there', (s) => s.controls['layer1.unit1.bias']);
  return visitor;
}

async function parameters(visitor) {
  const [[b], [x], [y]] = await visitor.page.evaluate(() => window.descent.predict([[0, 0], [1, 0], [0, 1]]));
  return { b, x: x - b, y: y - b };
}

async function untilBias(visitor, wanted) {
  for (let i = 0; i < 100; i += 1) {
    if (Math.abs((await parameters(visitor)).b - wanted) < 1e-6) return;
    await visitor.page.waitForTimeout(50);
  }
  assert.fail(`the bias is ${(await parameters(visitor)).b}, not ${wanted}`);
}

async function typeValue(visitor, text) {
  await visitor.until('the field is open', (s) => s.controls.parameter);
  await visitor.fieldOpens();
  await visitor.page.keyboard.press('Control+a');
  await visitor.page.keyboard.type(text, { delay: 30 });
  await visitor.page.keyboard.press('Enter');
}

describe('weights and biases', () => {
  test('by mouse: pressed and typed, dragged while the output follows', async () => {
    const visitor = await openPlane();
    await visitor.click('layer1.unit1.bias');
    await typeValue(visitor, '2.5');
    await untilBias(visitor, 2.5);
    await visitor.until('the field is closed', (s) => !s.controls.parameter);

    await visitor.click('layer1.unit1');
    const { x, y } = await visitor.place('weight.1.1.1');
    const before = await parameters(visitor);
    await visitor.page.mouse.move(x, y);
    await visitor.page.mouse.down();
    await visitor.page.mouse.move(x, y - 100, { steps: 8 });
    await visitor.frames(3);
    await visitor.picture('network-weight-dragged');
    await visitor.page.mouse.up();
    await visitor.settle();
    const after = await parameters(visitor);
    assert.ok(Math.abs(after.x - before.x - 1) < 0.05, `${before.x} became ${after.x}`);
    assert.ok(Math.abs(after.y - before.y) < 1e-6);
    assert.equal((await visitor.state()).controls.parameter, undefined);
    await visitor.close();
  });

  test('Undo takes a typed bias back, and Redo sets it again', async () => {
    const visitor = await openPlane();
    const { b } = await parameters(visitor);
    await visitor.click('layer1.unit1.bias');
    await typeValue(visitor, '2.5');
    await untilBias(visitor, 2.5);
    await visitor.until('the field is closed', (s) => !s.controls.parameter);
    await visitor.page.keyboard.press('Control+z');
    await untilBias(visitor, b);
    await visitor.click('redo');
    await untilBias(visitor, 2.5);
    await visitor.close();
  });

  test('a link itself is read by pointing at it and changed by a press', async () => {
    const visitor = await openPlane();
    await visitor.click('layer1.unit1');
    const { x, y } = await visitor.place('weight.1.2.1');
    await visitor.click('layer1.unit1'); // its handles are gone, the link stays
    await visitor.until('no handle', (s) => !s.controls['weight.1.2.1']);
    await visitor.page.mouse.move(x, y, { steps: 3 });
    await visitor.settle();
    await visitor.picture('network-link-pointed');
    await visitor.page.mouse.down();
    await visitor.page.mouse.up();
    await typeValue(visitor, '-0.75');
    await visitor.until('the link has the weight', (s) => !s.controls.parameter);
    assert.ok(Math.abs((await parameters(visitor)).y + 0.75) < 1e-6);
    await visitor.close();
  });

  test('by keyboard: Tab to a bias and to the links of a pinned unit', async () => {
    const visitor = await openPlane();
    const keys = visitor.page.keyboard;
    await visitor.page.locator('#canvas').focus();
    await visitor.tabTo('layer1.unit1');
    await keys.press('Enter');
    await visitor.tabTo('layer1.unit1.bias');
    const { b } = await parameters(visitor);
    await keys.press('ArrowUp');
    await untilBias(visitor, Math.fround(b + 0.1));
    await visitor.tabTo('weight.1.1.1');
    await keys.press('Enter');
    await typeValue(visitor, '3');
    await visitor.settle();
    assert.ok(Math.abs((await parameters(visitor)).x - 3) < 1e-6);
    await visitor.picture('network-weight-by-key');
    await visitor.close();
  });

  test('by touch: a tap opens the field, a drag turns it and scrolls nothing', async () => {
    const visitor = await openPlane({ size: sizes.phone, touch: true });
    await visitor.tap('layer1.unit1.bias');
    await visitor.until('the field is open', (s) => s.controls.parameter);
    await visitor.fieldOpens();
    await visitor.picture('network-bias-field-phone');
    await visitor.page.keyboard.press('Control+a');
    await visitor.page.keyboard.type('1.5', { delay: 30 });
    await visitor.page.keyboard.press('Enter');
    await untilBias(visitor, 1.5);
    const session = await visitor.context.newCDPSession(visitor.page);
    const touch = async (type, ...points) => {
      await session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
      await visitor.frames(1);
    };
    const before = (await visitor.until('the field is closed', (s) => !s.controls.parameter)).controls;
    const { x, y } = await visitor.place('layer1.unit1.bias');
    await touch('touchStart', [x, y]);
    for (let up = 10; up <= 50; up += 10) await touch('touchMove', [x, y - up]);
    await touch('touchEnd');
    await visitor.settle();
    const { b } = await parameters(visitor);
    assert.ok(Math.abs(b - 2) < 0.05, `the bias is ${b}`);
    assert.equal((await visitor.state()).controls.network.y, before.network.y);
    await visitor.close();
  });
});

describe('wide layers', () => {
  test('are strips of small tiles within the picture, at every size', async () => {
    for (const [name, size] of Object.entries(sizes)) {
      const visitor = await open({ size, touch: name === 'phone', theme: name === 'medium' ? 'dark' : 'light' });
      await visitor.page.evaluate(() => window.descent.setExperiment({
        data: { name: 'circle' },
        model: [{ layer: 'Dense', units: 128, activation: 'tanh' }, { layer: 'Dense', units: 24, activation: 'tanh' },
          { layer: 'Dense', units: 1, activation: 'tanh' }],
      }));
      if (name === 'phone') await visitor.tap('tab.Network');
      const { controls } = await visitor.until('all units are there', (s) => s.controls['layer1.unit128']);
      const { network } = controls;
      for (const [control, place] of Object.entries(controls)) {
        if (!/^layer\d+\.unit\d+$/.test(control)) continue;
        assert.ok(place.x >= network.x && place.x + place.width <= network.x + network.width, control);
        assert.ok(place.y >= network.y && place.y + place.height <= network.y + network.height, control);
        assert.ok(place.width >= 4, `${control} is ${place.width} wide`);
      }
      await visitor.settle();
      await visitor.picture(`network-strip-${name}`);
      if (name === 'wide') {
        const { x, y } = await visitor.place('layer1.unit77');
        await visitor.page.mouse.move(x, y);
        await visitor.settle();
        await visitor.picture('network-strip-pointed');
      }
      await visitor.close();
    }
  });
});
