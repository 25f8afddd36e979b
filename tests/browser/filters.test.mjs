// The page Filters of the scene Images: a filter made by hand, what it makes of an image, and how it
// becomes one of the network's, by mouse, keyboard and finger.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { noFingers, sizes, usePage } from './harness.mjs';

const { open } = usePage();

const conv = { layer: 'Conv2D', filters: 4, kernel_size: 3, activation: 'relu' };
const rest = [{ layer: 'Flatten' }, { layer: 'Dense', units: 10, activation: 'softmax' }];

async function openLab(model, options) {
  const visitor = await open(options);
  await visitor.page.evaluate((layers) => window.descent.setExperiment({
    data: { name: 'synthetic_digits', train_limit: 300, test_limit: 60 },
    model: layers,
    training: { loss: 'sparse_categorical_crossentropy', optimizer: 'Adam', epochs: 1000 },
  }), model);
  await visitor.until('the digits are drawn', (s) => s.ready, 60000);
  return visitor;
}

const weights = (s) => Array.from({ length: 25 }, (_, i) => s.controls[`lab.weight${i}`]?.now).filter((w) => w !== undefined);
const link = (visitor) => visitor.page.evaluate(() => window.descent.getLink());
const sobel = [-1, 0, 1, -2, 0, 2, -1, 0, 1];
const course = [-1, 0, -2, 0.5, 4.5, -1.5, 1.5, 2, -3];
const same = (expected) => (s) => JSON.stringify(weights(s)) === JSON.stringify(expected);

async function typeInto(visitor, field, number) {
  await visitor.openField(field);
  await visitor.page.keyboard.press('ControlOrMeta+a');
  await visitor.page.keyboard.type(String(number));
  await visitor.page.keyboard.press('Enter');
}

// The wheel over a weight turns it: so beside them, at the card's edge.
async function toEdge(visitor) {
  const { controls } = await visitor.until('the page is there', (s) => s.controls['lab.filter_card']);
  await visitor.page.mouse.move(controls['lab.filter_card'].x + 5, visitor.page.viewportSize().height / 2);
}

async function toTop(visitor) {
  await toEdge(visitor);
  await visitor.page.mouse.wheel(0, -2000);
  await visitor.settle();
}

async function reach(visitor, name) {
  // A card that is scrolled away as a whole does not say so of what lies in it.
  const lowest = visitor.page.viewportSize().height - 140;
  const seen = ({ controls: { [name]: at } }) => at && !at.seen && at.height > 0 && at.y > 0 && at.y + at.height < lowest;
  await toEdge(visitor);
  for (let i = 0; i < 60; i += 1) {
    if (seen(await visitor.state())) return;
    await visitor.page.mouse.wheel(0, 60);
    await visitor.frames(4);
  }
  assert.fail(`"${name}" cannot be scrolled to`);
}

async function clickIn(visitor, name) {
  await reach(visitor, name);
  await visitor.click(name);
}

async function untilLink(visitor, pattern) {
  const end = Date.now() + 15000;
  let text;
  do {
    text = await link(visitor);
    if (pattern.test(text)) return text;
    await visitor.frames(2);
  } while (Date.now() < end);
  return assert.fail(`waited in vain for ${pattern} in ${text}`);
}

describe('filters', () => {
  test('the mouse chooses a preset, types, drags and turns the weights, and the link has them', async () => {
    const visitor = await openLab([conv, ...rest]);
    await visitor.click('workbench_page.filters');
    await visitor.until('it begins with Sobel', same(sobel));
    await visitor.picture('filters');
    await visitor.choose('lab.preset', 'course');
    await visitor.until("the course's filter is there", same(course));
    await typeInto(visitor, 'lab.weight0', -7.25);
    await visitor.until('it is typed', (s) => weights(s)[0] === -7.25);
    const { x, y } = await visitor.place('lab.weight4');
    await visitor.page.mouse.move(x, y);
    await visitor.page.mouse.down();
    await visitor.page.mouse.move(x, y - 20, { steps: 4 });
    await visitor.page.mouse.move(x, y - 40, { steps: 4 });
    await visitor.page.mouse.up();
    await visitor.until('it is dragged', (s) => weights(s)[4] === 5.5);
    await visitor.page.mouse.move(x, y);
    await visitor.page.mouse.wheel(0, 100);
    await visitor.until('it is turned', (s) => weights(s)[4] === 5);
    await visitor.click('lab.side.5');
    await visitor.until('the filter is larger, around the same numbers', (s) => weights(s).length === 25 && weights(s)[12] === 5);
    await clickIn(visitor, 'lab.padding.same');
    await clickIn(visitor, 'lab.relu');
    await clickIn(visitor, 'lab.pooling.max');
    await visitor.until('there is a pooling layer to go to', (s) => s.controls['inside.behind']);
    const text = await link(visitor);
    assert.match(text, /page=filters/);
    assert.match(text, /filter=[^&]*,same,relu,max/);
    await visitor.page.evaluate((to) => window.descent.openLink(to), text);
    await visitor.until('the lab is as it was', (s) => weights(s)[12] === 5);
    await visitor.close();
  });

  test('a press on the image or the map shows the arithmetic there', async () => {
    const visitor = await openLab([conv, ...rest]);
    await visitor.click('workbench_page.filters');
    await visitor.click('inside.output', 0.02, 0.02);
    await untilLink(visitor, /cell=1,0,0/);
    await visitor.click('inside.source', 0.98, 0.98);
    await untilLink(visitor, /cell=1,675,0/);
    await visitor.click('test_image.2');
    await visitor.until('the other image is filtered', (s) => /image 3/.test(s.controls.lab.label ?? ''));
    await visitor.close();
  });

  const result = (s) => s.controls['inside.output']?.value ?? '';
  const picked = (s) => s.controls['inside.picked']?.value;

  for (const [name, size] of Object.entries(sizes)) {
    const touch = name === 'phone';
    test(`the course's example in one press, from 0 to 255: ${name}`, { skip: touch && noFingers }, async () => {
      const visitor = await openLab([conv, ...rest], { size, touch, theme: name === 'medium' ? 'dark' : 'light' });
      const press = async (control, ...place) => {
        if (touch) {
          await toTop(visitor);
          await reach(visitor, control);
        }
        await (touch ? visitor.tap(control, ...place) : visitor.click(control, ...place));
      };
      if (touch) await visitor.tap('tab.Training');
      await (touch ? visitor.tap('workbench_page.filters') : visitor.click('workbench_page.filters'));
      await press('lab.example');
      await visitor.until('it is 427', (s) => same(course)(s) && / 427$/.test(result(s)));
      const text = await untilLink(visitor, /scale=255&example=true/);
      await press('inside.products', 0.5, 0.5);
      await visitor.until('the middle is told', (s) => picked(s) === '192 × 4.5 = 864');
      await visitor.picture(`filters-example-${name}`);
      await press('lab.scale.1');
      await visitor.until('it is told as the network has it', (s) => / 1\.6745\d?$/.test(result(s)));
      await press('lab.example');
      await visitor.until('the image is there again', (s) => /image/.test(s.controls.lab.label) && same(course)(s));
      await visitor.page.evaluate((to) => window.descent.openLink(to), text);
      await visitor.until('the link shows it', (s) => / 427$/.test(result(s)));
      await press('test_image.2');
      await visitor.until('the image that is chosen is filtered', (s) => /image 3/.test(s.controls.lab.label));
      await untilLink(visitor, /scale=255(?!&example)/);
      await visitor.close();
    });
  }

  test('a bias is typed in the scale of the pixels; a filter larger than the example is told', async () => {
    const visitor = await openLab([conv, ...rest]);
    await visitor.click('workbench_page.filters');
    await visitor.tabTo('lab.example');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('it is 427', (s) => / 427$/.test(result(s)));
    await typeInto(visitor, 'lab.bias', 51);
    await visitor.until('the bias is added', (s) => / 478$/.test(result(s)));
    await untilLink(visitor, /bias0\.2(?!\d)/);
    await visitor.click('lab.scale.1');
    await visitor.until("it is the network's", (s) => s.controls['lab.bias'].now === 0.2);
    await toTop(visitor);  // Tab has scrolled the card
    await visitor.click('lab.side.5');
    await visitor.until('there is no sum', (s) => !s.controls['inside.output']);
    await visitor.picture('filters-example-small');
    await clickIn(visitor, 'lab.padding.same');
    await visitor.until('it fits', (s) => s.controls['inside.output']);
    await visitor.close();
  });

  test('it becomes a filter of the network, which is frozen and trained again', async () => {
    const visitor = await openLab([conv, ...rest]);
    await visitor.click('workbench_page.filters');
    await clickIn(visitor, 'lab.filter2');
    await clickIn(visitor, 'lab.frozen');
    await clickIn(visitor, 'lab.use');
    await visitor.until('the layer is frozen', (s) => s.experiment.model[0].trainable === false);
    await visitor.picture('filters-frozen');
    await visitor.click('step_epoch');
    await visitor.until('it has learnt', (s) => s.epoch === 1, 60000);
    // The network's filter, taken into the lab again, is what was put there.
    await toTop(visitor);
    await visitor.choose('lab.preset', 'blur');
    await visitor.until('another filter is in the lab', (s) => !same(sobel)(s));
    await clickIn(visitor, 'lab.take');
    await visitor.until('the frozen filter is as it was put', same(sobel));
    await clickIn(visitor, 'lab.thaw');
    await visitor.until('it is trained again', (s) => s.experiment.model[0].trainable !== false && s.epoch === 1);
    await visitor.click('step_epoch');
    await visitor.until('it has learnt more', (s) => s.epoch === 2, 60000);
    await clickIn(visitor, 'lab.take');
    await visitor.until('training has changed it', (s) => !same(sobel)(s));
    await visitor.close();
  });

  test('a network without a fitting layer says why, and gets one', async () => {
    const visitor = await openLab(rest);
    await visitor.click('workbench_page.filters');
    await clickIn(visitor, 'lab.mend');
    await visitor.until('there is a Conv2D', (s) => s.experiment.model[0].layer === 'Conv2D' && s.controls['lab.use']);
    await toTop(visitor);
    await visitor.click('lab.side.5');
    await visitor.until('its filters are too small', (s) => s.controls['lab.mend'] && !s.controls['lab.use']);
    await clickIn(visitor, 'lab.mend');
    await visitor.until('they are as large', (s) => ['5', '[5,5]'].includes(JSON.stringify(s.experiment.model[0].kernel_size)) && s.controls['lab.use']);
    await visitor.close();
  });

  test('the keyboard changes weights, and moves over the map', async () => {
    const visitor = await openLab([conv, ...rest]);
    await visitor.click('workbench_page.filters');
    await visitor.tabTo('lab.weight1');
    await visitor.page.keyboard.press('ArrowUp');
    await visitor.until('a step more', (s) => weights(s)[1] === 0.5);
    await visitor.page.keyboard.press('Enter');
    await visitor.fieldOpens();
    await visitor.page.keyboard.type('3');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('it is typed', (s) => weights(s)[1] === 3);
    await visitor.settle();  // Enter opens the weight below, in a later frame
    await visitor.click('workbench_page.filters');
    await visitor.tabTo('inside.output');
    await visitor.page.keyboard.press('ArrowRight');
    const [, cell] = /cell=1,(\d+),0/.exec(await untilLink(visitor, /cell=1,\d+,0/));
    await visitor.page.keyboard.press('ArrowRight');
    await untilLink(visitor, new RegExp(`cell=1,${Number(cell) + 1},0`));
    await visitor.tabTo('lab.use', 'Shift+Tab');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('it is used', (s) => s.controls['lab.take']);
    await visitor.close();
  });

  test('by touch on a phone', { skip: noFingers }, async () => {
    const visitor = await openLab([conv, ...rest], { size: sizes.phone, touch: true });
    await visitor.tap('tab.Training');
    await visitor.tap('workbench_page.filters');
    await visitor.until('the filter is there', same(sobel));
    await visitor.picture('filters-phone');
    await visitor.tap('lab.side.5');
    await visitor.until('there are 25 weights', (s) => weights(s).length === 25);
    await reach(visitor, 'inside.output');
    await visitor.tap('inside.output', 0.02, 0.02);
    await untilLink(visitor, /cell=1,0,0/);
    for (const name of ['lab.relu', 'lab.mend']) {
      await reach(visitor, name);
      await visitor.tap(name);
    }
    await visitor.until('the layer fits', (s) => s.controls['lab.use']);
    await visitor.picture('filters-phone-network');
    await reach(visitor, 'lab.use');
    await visitor.tap('lab.use');
    await visitor.until('it is used', (s) => s.controls['lab.take']);
    await visitor.close();
  });
});
