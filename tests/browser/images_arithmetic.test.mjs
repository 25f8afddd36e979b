// The arithmetic of a number under a window, in the pages Filters and Inside: all of it is seen at once, by mouse
// and by finger, and small numbers are told apart.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { noFingers, sizes, themesAt, usePage } from './harness.mjs';

const { open } = usePage();
const turned = { width: 844, height: 390 };

async function openPage(page, { touch = false, ...options }) {
  const visitor = await open({ touch, ...options });
  await visitor.showConvolution();
  const press = (name) => (touch ? visitor.tap(name) : visitor.click(name));
  if (touch) await press('tab.Training');
  await press(`workbench_page.${page}`);
  await visitor.settle();
  return { visitor, press };
}

// From the buttons to the products, with nothing of it cut.
const arithmetic = ['inside.play', 'inside.source', 'inside.output', 'inside.window', 'inside.kernel', 'inside.products'];

describe('all of the arithmetic at once', () => {
  for (const theme of themesAt('medium')) {
    test(`in the filter lab of a middle-sized window: ${theme}`, async () => {
      const { visitor } = await openPage('filters', { size: sizes.medium, theme });
      const { controls } = await visitor.until('it is there', (s) => s.controls['inside.products']);
      await visitor.picture(`arithmetic-medium-${theme}`);
      const card = controls.lab;
      for (const name of arithmetic) assert.ok(!controls[name].seen, `${name} is seen as a whole`);
      // The sum is told in a line below the products.
      const products = controls['inside.products'];
      const left = card.y + card.height - products.y - products.height;
      assert.ok(left >= 8 + 17 + 12, `${left} px below the products`);
      assert.ok(controls['inside.output'].height >= 84, 'the map is still one');
      const play = controls['inside.play'];
      assert.ok(controls['inside.output'].y - play.y - play.height < 48, 'Play has no line of its own');
      await visitor.close();
    });
  }

  test('with a bias, with ReLU, with a cell that is told', async () => {
    const { visitor } = await openPage('filters', { size: sizes.medium });
    const { x } = await visitor.place('lab.filter_card');
    await visitor.page.mouse.move(x, 300);
    await visitor.page.mouse.wheel(0, 300);
    await visitor.settle();
    await visitor.click('lab.relu');
    await visitor.click('inside.products', 0.5, 0.5);
    const { controls } = await visitor.until('a cell is told', (s) => s.controls['inside.picked']);
    for (const name of [...arithmetic, 'inside.picked']) assert.ok(!controls[name].seen, `${name} is seen as a whole`);
    await visitor.close();
  });

  for (const [name, size] of [['phone', sizes.phone], ['turned', turned]]) {
    test(`on a phone the products follow the maps: ${name}`, { skip: noFingers }, async () => {
      const { visitor } = await openPage('filters', { size, touch: true });
      const { controls } = await visitor.until('it is there', (s) => s.controls['inside.products']);
      await visitor.picture(`arithmetic-${name}`);
      const { 'inside.play': play, 'inside.output': map, 'inside.products': products, 'lab.bias': bias } = controls;
      assert.ok(map.y - play.y - play.height < 48, 'the words stand beside the button');
      assert.ok(products.y - map.y - map.height < 60, 'nothing stands between');
      assert.ok(bias.y > products.y + products.height, 'what changes the map follows');
      assert.ok(products.y + products.height - play.y < size.height - 52 - (name === 'phone' ? 150 : 0), 'on one screen');
      await visitor.close();
    });
  }
});

describe('small weights', () => {
  for (const [name, size] of [['phone', sizes.phone], ['turned', turned]]) {
    test(`are told apart: ${name}`, { skip: noFingers }, async () => {
      const { visitor, press } = await openPage('inside', { size, touch: true });
      await press('inside.layer1.map2');
      const { controls } = await visitor.until('the arithmetic is there', (s) => s.controls['inside.kernel']);
      await visitor.picture(`small-weights-${name}`);
      const words = (table) => controls[`inside.${table}`].value.split(/[; ]+/);
      // Glorot's first weights are of all sizes up to 0.35.
      assert.equal(words('kernel').length, 9);
      for (const word of words('window')) assert.match(word, /^[01](\.\d\d|$)/);
      for (const word of words('kernel')) assert.match(word, /^−?0\.\d{3}/);
      assert.equal(new Set(words('kernel')).size, 9, words('kernel').join(' '));
      await visitor.close();
    });
  }
});
