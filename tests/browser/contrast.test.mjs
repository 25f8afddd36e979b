// What the system asks of colours beyond light and dark is followed while the page is open: its own colours
// (forced-colors) and more contrast (prefers-contrast).
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { usePage } from './harness.mjs';
import { meanColours } from './pictures.mjs';

const { open } = usePage();

// What a card is filled with, by its lower left corner.
async function groundOf(visitor, card) {
  await visitor.page.mouse.move(3, 3);
  await visitor.settle();
  const { x, y, height } = (await visitor.state()).controls[card];
  const area = { x: Math.round(x) + 4, y: Math.round(y + height) - 24, width: 4, height: 8 };
  const png = await visitor.screenshot();
  return (await meanColours(visitor.page, png, { columns: 1, rows: 1, area }))[0].map(Math.round);
}

// How many pixels of a picture of a control are of that colour, as a share.
async function share(visitor, name, wanted) {
  const { x, y, width, height } = (await visitor.state()).controls[name];
  const grid = { columns: Math.floor(width), rows: Math.floor(height), area: { x, y, width, height } };
  const cells = await meanColours(visitor.page, await visitor.screenshot(), grid);
  return cells.filter((cell) => cell.every((value, i) => Math.abs(value - wanted[i]) < 12)).length / cells.length;
}

// As CSS has them on this system.
const systemColor = (visitor, name) => visitor.page.evaluate((wanted) => {
  const sample = document.body.appendChild(document.createElement('i'));
  sample.style.color = wanted;
  const found = getComputedStyle(sample).color.match(/\d+/g).map(Number);
  sample.remove();
  return found.slice(0, 3);
}, name);

for (const colorScheme of ['light', 'dark']) {
  test(`colours that the system forces are the canvas's too: ${colorScheme}`, async () => {
    const visitor = await open({ theme: colorScheme });
    const before = await groundOf(visitor, 'network');
    await visitor.page.emulateMedia({ forcedColors: 'active', colorScheme });
    const ground = await systemColor(visitor, 'Canvas');
    const text = await systemColor(visitor, 'CanvasText');
    assert.deepEqual(await groundOf(visitor, 'network'), ground);
    await visitor.picture(`forced-colours-${colorScheme}`);
    assert.ok(await share(visitor, 'preset', text) > 0.04, 'words and the line around them');
    await visitor.page.emulateMedia({ forcedColors: 'none' });
    assert.deepEqual(await groundOf(visitor, 'network'), before);
    await visitor.close();
  });
}

test('more contrast is given where it is asked for', async () => {
  const visitor = await open();
  const black = [0, 0, 0];
  assert.equal(await share(visitor, 'preset', black), 0);
  await visitor.page.emulateMedia({ contrast: 'more' });
  await visitor.settle();
  assert.ok(await share(visitor, 'preset', black) > 0);
  await visitor.picture('more-contrast');
  await visitor.page.emulateMedia({ colorScheme: 'dark' });
  await visitor.settle();
  assert.ok(await share(visitor, 'preset', [255, 255, 255]) > 0);
  await visitor.picture('more-contrast-dark');
  await visitor.close();
});
