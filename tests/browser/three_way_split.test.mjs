// Training, validation and test by mouse, keyboard and finger: the parts are typed, and the test set is
// looked at once for each press.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { noFingers, sizes, themesAt, usePage } from './harness.mjs';

const { open } = usePage();

async function openDigits(options) {
  const visitor = await open(options);
  await visitor.showDrawnDigits({ train: 600, test: 100, epochs: 2 });
  return visitor;
}

const trained = async (visitor) => {
  await visitor.page.evaluate(() => window.descent.stepEpoch());
  return visitor.until('an epoch is done', (s) => s.epoch === 1 && !s.playing);
};

test('points are split by typed shares, and the test set is looked at when asked', async () => {
  const visitor = await open();
  await visitor.click('split');
  await visitor.place('split.close');
  await visitor.picture('split-two-ways');
  await visitor.openField('split.validation');
  await visitor.page.keyboard.type('20');
  await visitor.page.keyboard.press('Enter');
  const { experiment } = await visitor.until('a fifth is kept apart', (s) => s.experiment.data.validation_fraction === 0.2);
  assert.equal(experiment.data.validation_count ?? 0, 0);
  await trained(visitor);
  assert.deepEqual((await visitor.state()).tests, [], 'nobody has asked yet');
  await visitor.page.evaluate(() => {
    window.heard = [];
    window.descent.on('test', (result) => window.heard.push(result));
  });
  await visitor.click('split.evaluate');
  const { tests: [first] } = await visitor.until('there is a result', (s) => s.tests.length === 1);
  assert.equal(first.epoch, 1);
  assert.ok(first.loss > 0 && first.accuracy >= 0 && first.accuracy <= 1);
  await visitor.click('split.evaluate');
  const { tests, controls } = await visitor.until('there are two', (s) => s.tests.length === 2);
  assert.equal(tests[1].loss, first.loss, 'the same network on the same samples');
  const heard = await visitor.page.evaluate(() => window.heard);
  assert.deepEqual(heard.map(({ epoch, loss }) => ({ epoch, loss })), tests.map(({ epoch, loss }) => ({ epoch, loss })));
  assert.match(controls['split.tests'].label, /Test set after epoch 1: loss/);
  await visitor.page.mouse.move(5, 5);
  await visitor.settle();
  await visitor.picture('split-tested');
  await visitor.page.keyboard.press('Escape');
  await visitor.until('the dialog is closed', (s) => !s.controls['split.close']);
  await visitor.close();
});

test('images that are split by a share are shown so when the page opens again', async () => {
  const visitor = await openDigits();
  const { experiment } = await visitor.state();
  const share = { ...experiment, data: { ...experiment.data, validation_fraction: 0.2 } };
  await visitor.page.evaluate((one) => window.descent.setExperiment(one), share);
  await visitor.until('it is split', (s) => s.ready && s.experiment.data.validation_fraction === 0.2);
  await visitor.click('split');
  await visitor.until('by share', (s) => s.controls['split.unit.share']?.on && s.controls['split.validation'].now === 20);
  await visitor.close();
});

test('by keyboard: shares that leave nothing to train on are refused, and nothing is lost', async () => {
  const visitor = await open();
  const before = (await visitor.state()).experiment;
  await visitor.tabTo('split');
  await visitor.page.keyboard.press('Enter');
  await visitor.place('split.close');
  await visitor.tabTo('split.validation');
  await visitor.page.keyboard.press('Enter');
  await visitor.page.keyboard.type('70');
  await visitor.page.keyboard.press('Enter');
  const { message, experiment } = await visitor.until('it is told', (s) => s.message);
  assert.match(message, /train/);
  assert.deepEqual(experiment, before);
  await visitor.close();
});

describe('images', () => {
  for (const [name, size] of Object.entries(sizes)) {
    for (const theme of themesAt(name)) {
      test(`validation is taken from the training images: ${name}, ${theme}`, async () => {
        const touch = name === 'phone';
        const visitor = await openDigits({ size, theme, touch });
        const press = async (control) => {
          if (touch) await visitor.scrollTo(control);
          return touch ? visitor.tap(control) : visitor.click(control);
        };
        const { controls } = await visitor.state();
        if (controls['tab.Data']) await press('tab.Data');
        else if (controls['drawer.open']) await press('drawer.open');
        await press('split');
        await visitor.place('split.close');
        await visitor.settle();
        await visitor.picture(`split-images-${name}-${theme}`);
        await press('split.validation');
        await visitor.fieldOpens();
        await visitor.page.keyboard.press('Control+a');
        await visitor.page.keyboard.type('100');
        await visitor.page.keyboard.press('Enter');
        await visitor.until('100 images are kept apart', (s) => s.ready && s.experiment.data.validation_count === 100);
        await trained(visitor);
        await press('split.evaluate');
        await visitor.until('the test images are looked at', (s) => s.tests.length === 1 && s.controls['split.tests']);
        await visitor.settle();
        await visitor.picture(`split-images-tested-${name}-${theme}`);
        await press('split.close');
        await visitor.until('the dialog is closed', (s) => !s.controls['split.close']);
        await visitor.close();
      });
    }
  }

  for (const touch of [false, true]) {
    test(`the test set stands beside the epochs: ${touch ? 'by finger' : 'by mouse'}`, { skip: touch && noFingers }, async () => {
      const visitor = await openDigits({ size: touch ? sizes.phone : sizes.wide, touch });
      const press = async (control) => {
        if (touch) await visitor.scrollTo(control);
        return touch ? visitor.tap(control) : visitor.click(control);
      };
      if (touch) await press('tab.Training');
      await press('curve.table');
      await trained(visitor);
      const { controls } = await visitor.until('there is a line', (s) => s.controls['epochs.row1']);
      assert.equal(controls['test_line.evaluate'], undefined, 'where each epoch looks at the test images');
      await visitor.page.evaluate(() => {
        const { experiment } = window.descent.getState();
        experiment.data.validation_count = 100;
        window.descent.setExperiment(experiment);
      });
      await visitor.until('100 are kept apart', (s) => s.ready && s.epoch === 0);
      await trained(visitor);
      await visitor.until('nobody has looked', (s) => /not looked at yet/.test(s.controls.test_line?.label ?? ''));
      await press('test_line.evaluate');
      const { tests, controls: after } = await visitor.until('it is looked at', (s) => s.tests.length === 1 && /Test set after epoch 1/.test(s.controls.test_line.label));
      assert.match(after.test_line.label, /test_accuracy 0\.\d+, test_loss \d/);
      if (!touch) {
        const row = (await visitor.until('its line tells it', (s) => /test_loss/.test(s.controls['epochs.row1'].label))).controls['epochs.row1'].label;
        assert.equal(Number(row.match(/ test_accuracy ([\d.]+)/)[1]).toFixed(2), tests[0].accuracy.toFixed(2));
      }
      await visitor.page.mouse.move(5, 5);
      await visitor.picture(`test-line-${touch ? 'phone' : 'desktop'}`);
      await visitor.close();
    });
  }
});
