// The model's stack of layers: built, moved, changed and mended by mouse, keyboard and finger.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { noFingers, sizes, usePage } from './harness.mjs';
import { correlation, meanColours } from './pictures.mjs';

const { open } = usePage();
const names = (state) => state.experiment.model.map((one) => one.layer);
const is = (...wanted) => (state) => JSON.stringify(names(state)) === JSON.stringify(wanted);

const dense = [{ layer: 'Flatten' }, { layer: 'Dense', units: 16, activation: 'relu' },
  { layer: 'Dense', units: 10, activation: 'softmax' }];
const convolutional = [{ layer: 'Conv2D', filters: 4, kernel_size: 3, activation: 'relu' },
  { layer: 'MaxPooling2D' }, { layer: 'Flatten' }, { layer: 'Dense', units: 10, activation: 'softmax' }];

async function openStack(model, options, epochs = 5) {
  const visitor = await open(options);
  await visitor.page.evaluate(([layers, count]) => window.descent.setExperiment({
    data: { name: 'synthetic_digits', train_limit: 500, test_limit: 100 },
    model: layers,
    training: { loss: 'sparse_categorical_crossentropy', optimizer: 'Adam', epochs: count },
  }), [model, epochs]);
  await visitor.until('the digits are drawn', (s) => s.ready, 60000);
  await visitor.settle();
  return visitor;
}

// Scrolls the column until a control can be pressed.
async function reveal(visitor, name) {
  const { x, y } = await visitor.place('model.costs', 0.9);
  const top = 120, bottom = visitor.page.viewportSize().height - 140;
  await visitor.page.mouse.move(x, Math.min(Math.max(y, top), bottom));
  for (let i = 0; i < 40; i += 1) {
    const at = await visitor.place(name);
    if (at.y > top && at.y < bottom) return;
    await visitor.page.mouse.wheel(0, at.y >= bottom ? 120 : -120);
    await visitor.frames(4);
  }
  assert.fail(`"${name}" cannot be scrolled to`);
}

async function addLayer(visitor, kind) {
  await reveal(visitor, 'add_layer');
  await visitor.choose('add_layer', kind);
}

async function press(visitor, name) {
  await reveal(visitor, name);
  await visitor.click(name);
}

async function type(visitor, name, text) {
  await reveal(visitor, name);
  await visitor.openField(name);
  await visitor.page.keyboard.type(text);
  await visitor.page.keyboard.press('Enter');
}

// What is seen of the pictures in a card, as rows of brightness, one for each line of 28 pixels.
async function rowsOf(visitor, name) {
  const { x, y, width, height } = (await visitor.state()).controls[name];
  const png = await visitor.screenshot();
  const grid = { columns: 60, rows: 2 * 14, area: { x, y, width, height } };
  const cells = (await meanColours(visitor.page, png, grid)).map(([red]) => red);
  return { above: cells.slice(0, 14 * 60), below: cells.slice(14 * 60) };
}

test('a card that is opened low in the column is scrolled into view, with all of its fields', async () => {
  const visitor = await openStack([...convolutional.slice(0, 3), { layer: 'Dense', units: 16, activation: 'relu' },
    { layer: 'Dropout', rate: 0.2 }, { layer: 'Dense', units: 10, activation: 'softmax' }]);
  await press(visitor, 'layer3.open');
  const isWhole = (place) => place?.height > 0 && !place.seen;
  await visitor.until('its last buttons and its title are seen',
    (s) => isWhole(s.controls['layer3.copy']) && isWhole(s.controls['layer3.name']));
  await visitor.settle();
  await visitor.picture('card-opened-low');
  await visitor.close();
});

describe('the model builder', () => {
  test('how long an epoch takes is told before anything is trained', async () => {
    const visitor = await openStack(convolutional);
    const time = (s) => /an epoch$/.test(s.controls['model.costs']?.value ?? '');
    const state = await visitor.until('the time is told', time);
    assert.equal(state.epoch, 0);
    assert.equal(state.step, 0);
    await visitor.close();
  });

  test('a layer that changes pictures shows those it was fed and what it made of them', async () => {
    for (const [size, theme] of [['wide', 'light'], ['medium', 'dark']]) {
      const visitor = await openStack([{ layer: 'RandomTranslation', height_factor: [0.5, 0.5], width_factor: 0,
        fill_mode: 'constant' }, ...dense], { size: sizes[size], theme });
      if (size === 'medium') {
        await visitor.click('drawer.open');
        await visitor.until('the drawer is open', (s) => s.controls['model.costs']);
      }
      await press(visitor, 'layer0.open');
      await visitor.until('it is open', (s) => s.controls['layer0.up']);
      assert.equal((await visitor.state()).controls['layer0.augmented'], undefined, 'nothing was fed yet');
      await visitor.picture(`augmented-before-${size}-${theme}`);
      await visitor.click('step_batch');
      await visitor.until('the first batch was fed', (s) => s.controls['layer0.augmented']);
      await reveal(visitor, 'layer0.augmented');
      const { above, below } = await rowsOf(visitor, 'layer0.augmented');
      // Down by half of the height: the lower half below is the upper half above, the upper one is empty.
      const half = 7 * 60;
      assert.ok(Math.max(...above.slice(0, half)) > 100, 'there is ink above');
      assert.ok(correlation(above.slice(0, half), below.slice(half)) > 0.9,
        `${correlation(above.slice(0, half), below.slice(half))}`);
      assert.ok(Math.abs(correlation(above.slice(half), below.slice(half))) < 0.6);
      await visitor.picture(`augmented-${size}-${theme}`);
      await visitor.close();
    }
  });

  test('the width of RandomZoom is set by itself, or left out', async () => {
    const visitor = await openStack([{ layer: 'RandomZoom', height_factor: 0.1 }, ...dense]);
    await press(visitor, 'layer0.open');
    await reveal(visitor, 'layer0.field.width_factor');
    await visitor.choose('layer0.field.width_factor', 'own');
    const width = (s) => s.experiment.model[0].width_factor;
    await visitor.until('it has its own', width);
    await type(visitor, 'layer0.field.width_factor.upper', '0.3');
    await visitor.until('its end is typed', (s) => JSON.stringify(width(s)) === '[-0.1,0.3]');
    await visitor.picture('builder-zoom');
    await visitor.choose('layer0.field.width_factor', 'none');
    await visitor.until('it is left out', (s) => width(s) === undefined);
    await visitor.close();
  });

  test('a convolutional network is built from a dense one, and trains', async () => {
    const visitor = await openStack(dense);
    await addLayer(visitor, 'MaxPooling2D');
    await visitor.until('pooling stands before Flatten', is('MaxPooling2D', 'Flatten', 'Dense', 'Dense'));
    await visitor.click('layer0.open');  // its settings were open
    await visitor.until('they are closed', (s) => !s.controls['layer0.field.pool_size.height']);
    await addLayer(visitor, 'Conv2D');
    // Last where it fits; it is moved to the front with a button.
    await visitor.until('there is a convolution',
      is('MaxPooling2D', 'Conv2D', 'Flatten', 'Dense', 'Dense'));
    await press(visitor, 'layer1.up');
    await visitor.until('it is the first', is('Conv2D', 'MaxPooling2D', 'Flatten', 'Dense', 'Dense'));
    await type(visitor, 'layer0.field.filters', '6');
    await type(visitor, 'layer0.field.kernel_size.height', '5');
    await type(visitor, 'layer0.field.kernel_size.width', '5');
    await reveal(visitor, 'layer0.field.padding');
    await visitor.choose('layer0.field.padding', 'valid');
    const built = await visitor.until('it is as it was wanted', ({ experiment }) => {
      const [conv] = experiment.model;
      return conv.filters === 6 && JSON.stringify(conv.kernel_size) === '5' && !conv.padding;
    });
    assert.equal(built.experiment.model[0].activation, 'relu');
    await visitor.picture('builder-open-wide');
    await visitor.click('step_epoch');
    await visitor.until('it trains', (s) => s.epoch === 1, 60000);
    await visitor.close();
  });

  test('what would not fit is told at the card, with what mends it', async () => {
    const visitor = await openStack(convolutional);
    await visitor.click('layer2.remove');
    const inSight = (control) => control && !control.seen; // else its part that is
    const told = await visitor.until('the card tells why, where it can be seen', (s) => inSight(s.controls['layer2.leave']));
    assert.ok(is('Conv2D', 'MaxPooling2D', 'Flatten', 'Dense')(told), 'nothing was changed');
    // To put a Flatten layer there is as it is.
    assert.match(told.controls['layer2.remedy'].label, /GlobalAveragePooling2D/);
    await visitor.picture('builder-refused-wide');
    await press(visitor, 'layer2.leave');
    await visitor.until('it is forgotten', (s) => !s.controls['layer2.leave']);
    await visitor.click('layer1.open');
    await press(visitor, 'layer1.down');
    await visitor.until('pooling behind Flatten is refused', (s) => s.controls['layer1.leave']);
    assert.ok(is('Conv2D', 'MaxPooling2D', 'Flatten', 'Dense')(await visitor.state()));
    await press(visitor, 'layer1.leave');
    await press(visitor, 'layer1.open');
    // A window larger than its picture may stand out.
    await press(visitor, 'layer0.open');
    await type(visitor, 'layer0.field.kernel_size.height', '11');
    await press(visitor, 'layer0.copy');
    await visitor.until('there are two', is('Conv2D', 'Conv2D', 'MaxPooling2D', 'Flatten', 'Dense'));
    await press(visitor, 'layer0.copy');
    const low = await visitor.until('three do not fit into 28 rows', (s) => s.controls['layer0.remedy']);
    assert.match(low.controls['layer0.remedy'].label, /same/);
    await press(visitor, 'layer0.remedy');
    const mended = await visitor.until('the remedy makes it fit',
      is('Conv2D', 'Conv2D', 'Conv2D', 'MaxPooling2D', 'Flatten', 'Dense'));
    assert.ok(mended.experiment.model.some((one) => one.padding === 'same'));
    await visitor.close();
  });

  test('cards are dragged by their grip, and an edit is undone', async () => {
    const visitor = await openStack([{ layer: 'Flatten' }, { layer: 'Dense', units: 12 },
      { layer: 'Dropout', rate: 0.1 }, { layer: 'Dense', units: 10, activation: 'softmax' }]);
    const from = await visitor.place('layer2.grip');
    const to = await visitor.place('layer1.grip');
    await visitor.page.mouse.move(from.x, from.y);
    await visitor.page.mouse.down();
    await visitor.page.mouse.move(to.x, to.y - 14, { steps: 8 });
    await visitor.frames(3);
    await visitor.picture('builder-dragging');
    await visitor.page.mouse.up();
    await visitor.until('Dropout stands first', is('Flatten', 'Dropout', 'Dense', 'Dense'));
    await visitor.click('undo');
    await visitor.until('it is back', is('Flatten', 'Dense', 'Dropout', 'Dense'));
    // Never behind the output.
    const grip = await visitor.place('layer1.grip');
    await visitor.page.mouse.move(grip.x, grip.y);
    await visitor.page.mouse.down();
    await visitor.page.mouse.move(grip.x, grip.y + 600, { steps: 8 });
    await visitor.frames(3);
    await visitor.page.mouse.up();
    await visitor.until('it went as far as it may', is('Flatten', 'Dropout', 'Dense', 'Dense'));
    await visitor.close();
  });

  test('by keyboard', async () => {
    const visitor = await openStack([{ layer: 'Flatten' }, { layer: 'Dropout', rate: 0.1 },
      { layer: 'Dense', units: 12 }, { layer: 'Dense', units: 10, activation: 'softmax' }]);
    await visitor.tabTo('layer1.grip');
    await visitor.page.keyboard.press('ArrowDown');
    await visitor.until('it has moved on', is('Flatten', 'Dense', 'Dropout', 'Dense'));
    await visitor.tabTo('layer1.open');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('its settings are there', (s) => s.controls['layer1.field.kernel_initializer']);
    await visitor.tabTo('layer1.copy');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('there are two', is('Flatten', 'Dense', 'Dense', 'Dropout', 'Dense'));
    await visitor.tabTo('layer2.remove');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('there is one', is('Flatten', 'Dense', 'Dropout', 'Dense'));
    await visitor.close();
  });

  test('weights that still fit stay while it trains', async () => {
    const visitor = await openStack(convolutional);
    await visitor.click('step_epoch');
    const { loss } = await visitor.until('it has learnt', (s) => s.epoch === 1 && s.loss > 0, 60000);
    await addLayer(visitor, 'Dropout');
    await visitor.until('there is a Dropout', is('Conv2D', 'MaxPooling2D', 'Flatten', 'Dropout', 'Dense'));
    await visitor.click('step_epoch');
    const after = await visitor.until('it goes on', (s) => s.epoch === 2, 60000);
    assert.ok(after.loss < loss, `${after.loss} after ${loss}`);
    await visitor.close();
  });

  test('cards that have come out of sight ask for no more frames', async () => {
    const visitor = await openStack([...convolutional.slice(0, 2), ...convolutional]);
    const { x, y } = await visitor.place('model.costs', 0.9, 0.5);
    const scrollDown = async () => {
      await visitor.page.mouse.move(x, y);
      for (let turns = 0; turns < 20; turns += 1) {
        await visitor.page.mouse.wheel(0, 400);
        await visitor.frames(2);
      }
    };
    for (let layers = 0; layers < 2; layers += 1) {
      await scrollDown();
      await addLayer(visitor, 'Dropout');
    }
    await scrollDown();
    await visitor.settle();
    await visitor.close();
  });

  test('pictures of the weights follow a network that is changed while it trains', async () => {
    const visitor = await openStack(convolutional, {}, 1000);
    await visitor.click('workbench_page.inside');
    await visitor.click('inside.shows.weights');
    await visitor.click('play');
    await visitor.until('it trains', (s) => s.playing && s.controls['inside.weights4']);
    await visitor.click('layer1.remove');
    await visitor.until('the last layer is the third', (s) => s.playing && s.controls['inside.weights3'] && !s.controls['inside.weights4']);
    const { x, y } = await visitor.place('inside.weights3', 0.5, 0.5);
    await visitor.page.mouse.move(x, y);
    await visitor.frames(10);
    await visitor.close();
  });

  test('by finger on a phone', { skip: noFingers }, async () => {
    const visitor = await openStack(dense, { size: sizes.phone, touch: true });
    await visitor.tap('tab.Network');
    await visitor.tap('layer1.units.more');
    await visitor.until('there are more units', (s) => s.experiment.model[1].units === 20);
    await visitor.tap('layer0.open');
    await visitor.until('it is open', (s) => s.controls['layer0.down']);
    await visitor.picture('builder-phone');
    await visitor.tap('layer0.down');
    await visitor.until('Dense before Flatten is refused', (s) => s.controls['layer0.leave']);
    await visitor.picture('builder-refused-phone');
    await visitor.close();
  });
});
