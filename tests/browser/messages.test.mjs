// A message that comes while a dialog is open: it is read and dismissed in front of it, by mouse, finger and
// keyboard, and hides nothing of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noFingers, sizes, themesAt, usePage } from './harness.mjs';

const { open } = usePage();

const all = { ...sizes, turned: { width: 844, height: 390 } };

// A dialog is open, and a file comes that is none of ours.
async function openDialog(options) {
  const visitor = await open(options);
  await visitor.showDrawnDigits({ train: 300, test: 100, epochs: 2 });
  if (options.touch) await visitor.tap('tab.Output');
  const press = async (name) => {
    if (options.touch && (await visitor.state()).controls[name]?.seen) await visitor.scrollTo(name);
    return options.touch ? visitor.tap(name) : visitor.click(name);
  };
  if ((await visitor.state()).controls['pad.keep'] === undefined || options.touch) await visitor.scrollTo('pad.keep');
  await press('pad.keep');
  await visitor.until('the dialog is open', (s) => s.controls.own_images);
  await visitor.page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['PK'], 'homework.docx'));
    dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await visitor.until('it is told', (s) => s.message && s.controls['message.dismiss']);
  await visitor.settle();
  return { visitor, press };
}

const apart = (a, b) => a.x + a.width <= b.x + 1 || b.x + b.width <= a.x + 1
  || a.y + a.height <= b.y + 1 || b.y + b.height <= a.y + 1;
const gone = (s) => !s.message && !s.controls.message;

for (const [name, size] of Object.entries(all)) {
  for (const theme of themesAt(name)) {
    const touch = name === 'phone' || name === 'turned';
    test(`a message in front of a dialog is dismissed, and the dialog stays: ${name}, ${theme}`, { skip: touch && noFingers }, async () => {
      const { visitor, press } = await openDialog({ size, theme, touch });
      await visitor.picture(`message-dialog-${name}-${theme}`);
      const { controls } = await visitor.state();
      assert.ok(apart(controls.own_images, controls.message),
        `${JSON.stringify(controls.own_images)} ${JSON.stringify(controls.message)}`);
      assert.ok(controls.message.y + controls.message.height <= size.height && controls.own_images.y >= 0);
      await press('message.dismiss');
      await visitor.until('the message is gone', gone);
      await visitor.settle();
      assert.ok((await visitor.state()).controls.own_images, 'the dialog is still there');
      await press('own.close');
      await visitor.until('the dialog is closed', (s) => !s.controls.own_images);
      await visitor.close();
    });
  }
}

test('a press on the message beside its cross closes nothing', async () => {
  const { visitor } = await openDialog({ size: sizes.wide });
  await visitor.click('message', 0.3, 0.5);
  await visitor.settle();
  const { controls } = await visitor.state();
  assert.ok(controls.message && controls.own_images);
  await visitor.close();
});

test('Escape dismisses the message, then closes the dialog; Tab reaches its cross', async () => {
  const { visitor } = await openDialog({ size: sizes.medium });
  await visitor.page.keyboard.press('Escape');
  await visitor.until('the message is gone, the dialog is not', (s) => gone(s) && s.controls.own_images);
  await visitor.page.keyboard.press('Escape');
  await visitor.until('the dialog is closed', (s) => !s.controls.own_images);
  await visitor.close();
  const { visitor: other } = await openDialog({ size: sizes.medium });
  await other.tabTo('message.dismiss');
  await other.page.keyboard.press('Enter');
  await other.until('the message is gone, the dialog is not', (s) => gone(s) && s.controls.own_images);
  await other.close();
});
