// Callbacks and schedules with every number, by mouse, keyboard and finger; what they did, the rate of now
// and how far training is, in words.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();

const callbacksOf = (state) => state.experiment.training.callbacks ?? [];

async function type(visitor, field, text) {
  await visitor.openField(field);
  await visitor.page.keyboard.type(text);
  await visitor.page.keyboard.press('Enter');
}

describe('callbacks', () => {
  test('several are added, set in every number, removed and undone', async () => {
    const visitor = await open();
    await visitor.click('more');
    await visitor.click('callbacks');
    await visitor.choose('callbacks.add', 'EarlyStopping');
    await visitor.until('it is there', (s) => callbacksOf(s)[0]?.name === 'EarlyStopping');
    await visitor.choose('callback1.monitor', 'val_accuracy');
    await type(visitor, 'callback1.patience', '7');
    await type(visitor, 'callback1.min_delta', '0.002');
    await visitor.choose('callback1.restore_best_weights', 'on');
    await visitor.until('all is set', (s) => {
      const [first] = callbacksOf(s);
      return first.monitor === 'val_accuracy' && first.patience === 7 && first.min_delta === 0.002
        && first.restore_best_weights;
    });
    await visitor.picture('callbacks-early-stopping');
    await visitor.choose('callbacks.add', 'ReduceLROnPlateau');
    await visitor.until('both are there', (s) => callbacksOf(s).length === 2);
    await visitor.scrollTo('callback2.factor');
    await type(visitor, 'callback2.factor', '0.25');
    await visitor.until('its factor is taken', (s) => callbacksOf(s)[1].factor === 0.25);
    await visitor.picture('callbacks-two');
    await visitor.page.mouse.wheel(0, -2000);
    await visitor.click('callback1.remove');
    await visitor.until('one is left', (s) => callbacksOf(s).length === 1 && callbacksOf(s)[0].name === 'ReduceLROnPlateau');
    await visitor.click('callbacks.close');
    await visitor.until('the dialog is closed', (s) => !s.controls['callbacks.close']);
    await visitor.page.keyboard.press('Escape');
    await visitor.until('the menu too', (s) => !s.controls.stop_when);
    await visitor.page.keyboard.press('Control+z');
    await visitor.until('the first is back', (s) => callbacksOf(s).length === 2 && callbacksOf(s)[0].patience === 7);
    await visitor.close();
  });

  test('the wheel scrolls a dialog that is taller than the window', async () => {
    const visitor = await open();
    await visitor.showDrawnDigits({ train: 300, test: 100 });
    await visitor.page.evaluate(() => {
      const { experiment } = window.descent.getState();
      experiment.training.callbacks = [{ name: 'ReduceLROnPlateau' }, { name: 'EarlyStopping' }, { name: 'StopAbove', value: 0.9 }];
      return window.descent.setExperiment(experiment);
    });
    await visitor.until('there are three', (s) => callbacksOf(s).length === 3);
    await visitor.click('callbacks');
    await visitor.place('callbacks.close');
    await visitor.scrollTo('callbacks.add');
    await visitor.choose('callbacks.add', 'StopBelow');
    await visitor.until('there are four', (s) => callbacksOf(s).length === 4);
    await visitor.page.keyboard.press('Escape');
    await visitor.until('the dialog is closed', (s) => !s.controls['callbacks.close']);
    await visitor.close();
  });

  test('a stop on either side of any figure, by keyboard', async () => {
    const visitor = await open();
    const { keyboard } = visitor.page;
    await visitor.tabTo('more');
    await keyboard.press('Enter');
    await visitor.tabTo('callbacks');
    await keyboard.press('Enter');
    await visitor.tabTo('callbacks.add');
    await keyboard.press('Enter');
    await visitor.tabTo('callbacks.add.StopBelow');
    await keyboard.press('Enter');
    await visitor.until('it is there', (s) => callbacksOf(s).length === 1);
    await visitor.tabTo('callback1.side');
    await keyboard.press('Enter');
    await visitor.tabTo('callback1.side.above');
    await keyboard.press('Enter');
    await visitor.until('it is on the other side', (s) => callbacksOf(s)[0].name === 'StopAbove');
    await visitor.tabTo('callback1.value');
    await keyboard.press('Enter');
    await visitor.fieldOpens();
    await keyboard.press('Control+a');
    await keyboard.type('0.01');
    await keyboard.press('Enter');
    await visitor.until('the loss may not be above it', (s) => callbacksOf(s)[0].value === 0.01
      && callbacksOf(s)[0].monitor === 'loss');
    await keyboard.press('Escape');
    await visitor.until('the dialog is closed', (s) => !s.controls['callbacks.close']);
    await visitor.page.evaluate(() => window.descent.play());
    const { stopReason } = await visitor.until('it stops', (s) => s.finished);
    assert.match(stopReason, /loss is .* above 0.01/);
    await visitor.close();
  });

  test('by finger on a phone, where the dialog scrolls', async () => {
    const visitor = await open({ size: sizes.phone, touch: true });
    await visitor.tap('tab.Training');
    await visitor.scrollTo('callbacks');
    await visitor.tap('callbacks');
    await visitor.tap('callbacks.add');
    await visitor.tap('callbacks.add.ReduceLROnPlateau');
    await visitor.until('it is there', (s) => callbacksOf(s).length === 1);
    await visitor.picture('callbacks-phone');
    await visitor.tap('callback1.patience');
    await visitor.fieldOpens();
    await visitor.page.keyboard.press('Control+a');
    await visitor.page.keyboard.type('3');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('it is taken', (s) => callbacksOf(s)[0].patience === 3);
    await visitor.tap('callbacks.close');
    await visitor.until('the dialog is closed', (s) => !s.controls['callbacks.close']);
    await visitor.close();
  });
});

describe('a schedule', () => {
  test('is drawn, and every number of it typed', async () => {
    const visitor = await open();
    const scheduleOf = (state) => state.experiment.training.schedule;
    await visitor.click('more');
    await visitor.click('schedule.settings');
    await visitor.choose('schedule.kind', 'cosine');
    await visitor.until('it falls', (s) => scheduleOf(s)?.name === 'CosineDecay');
    await type(visitor, 'schedule.warmup_steps', '50');
    await type(visitor, 'schedule.alpha', '0.1');
    await visitor.until('it is warmed up', (s) => scheduleOf(s).warmup_steps === 50 && scheduleOf(s).alpha === 0.1);
    assert.match((await visitor.state()).controls['schedule.curve'].label, /Learning rate from 0.01 to 0.001/);
    await visitor.picture('schedule-cosine');
    await visitor.choose('schedule.kind', 'in pieces');
    await visitor.until('it has two pieces', (s) => scheduleOf(s).values?.length === 2);
    await type(visitor, 'schedule.piece1.boundary', '40');
    await type(visitor, 'schedule.piece1.value', '0.02');
    await visitor.click('schedule.add_piece');
    await visitor.until('it has three', (s) => scheduleOf(s).values.length === 3 && scheduleOf(s).boundaries[0] === 40
      && scheduleOf(s).values[0] === 0.02);
    await visitor.picture('schedule-pieces');
    await visitor.click('schedule.piece2.remove');
    await visitor.until('it has two again', (s) => scheduleOf(s).values.length === 2);
    await visitor.page.keyboard.press('Escape');
    await visitor.until('the dialog is closed', (s) => !s.controls['schedule.close']);
    await visitor.close();
  });
});

for (const [name, size] of Object.entries(sizes)) {
  test(`of schedule and callback the one that has to go is named, before and after, and comes back: ${name}`, async () => {
    const touch = name === 'phone';
    const visitor = await open({ size, touch });
    await visitor.showDrawnDigits({ train: 300, test: 100 });
    const press = (control) => (touch ? visitor.tap(control) : visitor.click(control));
    await visitor.page.evaluate(() => {
      const { experiment } = window.descent.getState();
      experiment.training.callbacks = [{ name: 'ReduceLROnPlateau', patience: 17 }];
      return window.descent.setExperiment(experiment);
    });
    await visitor.until('it is there', (s) => callbacksOf(s)[0]?.patience === 17);
    if (touch) await visitor.tap('tab.Training');
    if (touch) await visitor.scrollTo('schedule');
    else await visitor.click('more');
    await press('schedule');
    await visitor.place('schedule.cosine');
    await visitor.picture(`schedule-takes-callback-${name}-list`);
    await press('schedule.cosine');
    const cosine = await visitor.until('it falls', (s) => s.experiment.training.schedule?.name === 'CosineDecay');
    assert.deepEqual(callbacksOf(cosine), []);
    assert.match(cosine.message, /^CosineDecay sets .* ReduceLROnPlateau was taken out/);
    await visitor.settle();
    await visitor.picture(`schedule-takes-callback-${name}`);
    // The other way round.
    if (!touch) await visitor.page.keyboard.press('Escape');
    if (!touch) await visitor.until('the menu is closed', (s) => !s.controls.schedule);
    if (touch) await visitor.tap('message.dismiss');
    if (touch) await visitor.until('the message is gone', (s) => !s.controls.message);
    if (touch) await visitor.scrollTo('callbacks');
    else if (name === 'medium') await visitor.click('more');
    await press('callbacks');
    await press('callbacks.add');
    await visitor.place('callbacks.add.ReduceLROnPlateau');
    await visitor.picture(`callback-takes-schedule-${name}-list`);
    await press('callbacks.add.ReduceLROnPlateau');
    const plateau = await visitor.until('it is there', (s) => callbacksOf(s).length === 1);
    assert.match(plateau.message, /^ReduceLROnPlateau sets .* CosineDecay was taken out/);
    await visitor.settle();
    await visitor.picture(`callback-takes-schedule-${name}`);
    await press('callbacks.close');
    await visitor.until('the dialog is closed', (s) => !s.controls['callbacks.close']);
    if (name === 'medium') await visitor.page.keyboard.press('Escape');
    if (name === 'medium') await visitor.until('the menu too', (s) => !s.controls.schedule);
    await press('undo');
    const back = await visitor.until('the schedule is back', (s) => s.experiment.training.schedule?.name === 'CosineDecay');
    assert.equal(back.message ?? '', '');
    await press('undo');
    await visitor.until('the callback is back, with its numbers', (s) => callbacksOf(s)[0]?.patience === 17);
    await visitor.close();
  });
}

const plateau = (training) => ({
  data: { name: 'synthetic_digits', train_limit: 400, test_limit: 100 },
  model: [{ layer: 'Flatten' }, { layer: 'Dense', units: 10, activation: 'softmax' }],
  training: { loss: 'sparse_categorical_crossentropy', optimizer: { name: 'SGD', learning_rate: 0.1 }, epochs: 12,
    callbacks: [{ name: 'ReduceLROnPlateau', monitor: 'loss', patience: 1, min_delta: 10, factor: 0.5, min_lr: 0.01 }],
    ...training },
});

for (const [name, size] of Object.entries(sizes)) {
  test(`what a callback did, the rate of now and the progress stand there in words: ${name}`, async () => {
    const touch = name === 'phone';
    const visitor = await open({ size, touch });
    await visitor.page.evaluate((one) => window.descent.setExperiment(one), plateau());
    await visitor.until('the digits are drawn', (s) => s.ready, 60000);
    await visitor.page.evaluate(() => window.descent.play());
    await visitor.until('all epochs are done', (s) => s.finished, 60000);
    if (touch) await visitor.tap('tab.Training');
    if (touch) await visitor.scrollTo('images_curves.action');
    const { controls } = await visitor.until('it is told', (s) => s.controls['images_curves.action']);
    const told = controls['images_curves.action'].label;
    assert.match(told, /^Epoch \d+: loss has not improved for 1 epoch: ReduceLROnPlateau lowers the learning rate/);
    await visitor.picture(`callback-acted-${name}`);
    if (touch) await visitor.tap('images_curves.action');
    else await visitor.click('images_curves.action');
    await visitor.until('the one before is told', (s) => {
      const now = s.controls['images_curves.action']?.label;
      return now && now !== told;
    });
    if (touch) await visitor.scrollTo('learning_rate');
    const rate = await visitor.until('the rate of now stands beside it', (s) => s.controls.learning_rate);
    assert.equal(rate.controls.learning_rate.value, '0.1 · now 0.01');
    // Slowly enough to read, an epoch is told with its rate and the time that is left.
    await visitor.page.evaluate((one) => window.descent.setExperiment(one),
      { ...plateau({ epochs: 1000, callbacks: [] }), data: { name: 'synthetic_digits', train_limit: 4000, test_limit: 100 } });
    await visitor.until('the digits are drawn', (s) => s.ready, 60000);
    await visitor.page.evaluate(() => window.descent.play());
    await visitor.until('it is told how fast it is', (s) => /epoch .* steps · .* images\/s · .* left/.test(s.controls.progress?.label));
    await visitor.picture(`progress-${name}`);
    await visitor.close();
  });
}

test('a phone held sideways tells in its bar how far the epoch is', async () => {
  const visitor = await open({ size: { width: 844, height: 390 }, touch: true });
  await visitor.page.evaluate((one) => window.descent.setExperiment(one),
    { ...plateau({ epochs: 1000, callbacks: [] }), data: { name: 'synthetic_digits', train_limit: 4000, test_limit: 100 } });
  await visitor.until('the digits are drawn', (s) => s.ready, 60000);
  await visitor.page.evaluate(() => window.descent.play());
  await visitor.until('it is told', (s) => /^epoch \d+: [\d,]+ \/ 125/.test(s.controls.progress?.label));
  await visitor.picture('progress-sideways');
  await visitor.close();
});
