// The drawing pad: pictures that are dropped, pasted or chosen, the stages that make 28 × 28 pixels of
// what is on it, the pen, and drawing by keyboard.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sizes, themesAt, usePage } from './harness.mjs';

const { open } = usePage();

async function openDigits(options) {
  const visitor = await open(options);
  await visitor.showDrawnDigits({ train: 500, test: 100, epochs: 3 });
  return visitor;
}

// In the page: a file with a dark "1" on light grey paper, far from the middle.
const makePicture = `async (type, name) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 200 });
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#d0d0c8';
  pen.fillRect(0, 0, 300, 200);
  pen.fillStyle = '#202838';
  pen.fillRect(230, 30, 16, 120);
  const blob = await new Promise((done) => { canvas.toBlob(done, type); });
  return new File([blob], name, { type });
}`;

// What `event` brings: a file of the page's own making, or bytes that are none.
const bring = (visitor, kind, type, name, broken = false) => visitor.page.evaluate(
  async ({ make, kind: event, type: mime, name: called, broken: damaged }) => {
    const file = damaged ? new File([new Uint8Array(100)], called, { type: mime })
      : await (0, eval)(`(${make})`)(mime, called);
    const data = new DataTransfer();
    data.items.add(file);
    dispatchEvent(event === 'drop'
      ? new DragEvent('drop', { dataTransfer: data, cancelable: true })
      : new ClipboardEvent('paste', { clipboardData: data, cancelable: true }));
  },
  { make: makePicture, kind, type, name, broken },
);

// Its box around the ink, and the centre of mass.
function measures(image) {
  const box = { left: 28, right: -1, top: 28, bottom: -1 };
  let [mass, x, y] = [0, 0, 0];
  image.forEach((grey, i) => {
    const ink = grey / 255;
    const [column, row] = [i % 28, Math.floor(i / 28)];
    if (ink > 0.5) {
      box.left = Math.min(box.left, column);
      box.right = Math.max(box.right, column);
      box.top = Math.min(box.top, row);
      box.bottom = Math.max(box.bottom, row);
    }
    mass += ink;
    x += ink * column;
    y += ink * row;
  });
  return { ...box, x: x / mass, y: y / mass };
}

describe('pictures on the pad', () => {
  for (const [kind, type, name] of [['drop', 'image/png', 'one.png'], ['paste', 'image/jpeg', 'one.jpg'], ['drop', 'image/webp', 'one.webp']]) {
    test(`${kind}: ${type}`, async () => {
      const visitor = await openDigits();
      await bring(visitor, kind, type, name);
      const { drawing } = await visitor.until('the picture is read', (s) => s.drawing);
      const { left, right, top, bottom, x, y } = measures(drawing.image);
      assert.equal(bottom - top + 1, 20);
      assert.ok(right - left + 1 <= 4, `${right - left + 1} wide`);
      assert.ok(Math.abs(x - 14) < 1 && Math.abs(y - 14) < 1, `${x} ${y}`);
      await visitor.picture(`pad-${type.slice(6)}`);
      await visitor.click('pad.clear');
      await visitor.until('the pad is empty', (s) => !s.drawing);
      await visitor.close();
    });
  }

  test('a file is chosen, in another scene a picture leads to the pad', async () => {
    const visitor = await openDigits();
    const [chooser] = await Promise.all([
      visitor.page.waitForEvent('filechooser'), visitor.click('pad.picture'),
    ]);
    const bytes = await visitor.page.evaluate(async (make) => {
      const file = await (0, eval)(`(${make})`)('image/png', 'chosen.png');
      return [...new Uint8Array(await file.arrayBuffer())];
    }, makePicture);
    await chooser.setFiles({ name: 'chosen.png', mimeType: 'image/png', buffer: Buffer.from(bytes) });
    await visitor.until('the picture is read', (s) => s.drawing);
    await visitor.click('scene.line');
    await visitor.until('the line is shown', (s) => s.scene === 'line');
    await bring(visitor, 'drop', 'image/png', 'again.png');
    await visitor.until('the digits are shown', (s) => s.scene === 'images' && s.drawing);
    await visitor.close();
  });

  test('what is no picture is told of, and the one before stays', async () => {
    const visitor = await openDigits();
    await bring(visitor, 'drop', 'image/png', 'one.png');
    const before = await visitor.until('the picture is read', (s) => s.drawing);
    await bring(visitor, 'drop', 'image/png', 'broken.png', true);
    const { message, drawing } = await visitor.until('it is told', (s) => s.message);
    assert.match(message, /cannot read broken\.png as a picture/);
    assert.deepEqual(drawing.image, before.drawing.image);
    await visitor.close();
  });
});

describe('the stages', () => {
  for (const [name, size] of Object.entries(sizes)) {
    for (const theme of themesAt(name)) {
      test(`are shown and switched: ${name}, ${theme}`, async () => {
        const touch = name === 'phone';
        const visitor = await openDigits({ size, theme, touch });
        const press = (control) => (touch ? visitor.tap(control) : visitor.click(control));
        await bring(visitor, 'drop', 'image/png', 'one.png');
        await visitor.until('the picture is read', (s) => s.drawing);
        await press('pad.preview');
        const { controls } = await visitor.until('the stages are shown', (s) => s.controls['pad.stage.centre']);
        assert.deepEqual(
          Object.keys(controls).filter((key) => key.startsWith('pad.stage.')).map((key) => key.slice(10)).sort(),
          ['centre', 'contrast', 'fit', 'invert'],
        );
        await visitor.settle();
        await visitor.picture(`pad-stages-${name}-${theme}`);
        const at = async () => measures((await visitor.state()).drawing.image);
        await press('pad.stage.centre');
        await visitor.until('nothing is centred', (s) => s.controls['pad.stage.centre'] && !s.controls['pad.stage.centre'].on);
        await press('pad.stage.fit');
        await visitor.until('nothing is fitted', (s) => !s.controls['pad.stage.fit'].on);
        const whole = await at();
        assert.ok(whole.x > 20, `the one stays on the right: ${whole.x}`);
        assert.ok(whole.bottom - whole.top < 14);
        await press('pad.stage.invert');
        await visitor.until('the paper is light', (s) => s.drawing.image.filter((ink) => ink > 80).length > 300
          || s.drawing.image.every((ink) => ink < 128));
        await visitor.picture(`pad-stages-off-${name}-${theme}`);
        await press('pad.preview');
        await visitor.until('they are closed', (s) => !s.controls['pad.stage.centre']);
        await visitor.close();
      });
    }
  }
});

test('by keyboard the arrows draw, and the pen has a width', async () => {
  const visitor = await openDigits();
  await visitor.tabTo('pad');
  const keys = async (...names) => { for (const name of names) await visitor.page.keyboard.press(name); };
  await keys('Shift+ArrowUp', 'Shift+ArrowUp', 'Space', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Space');
  const { drawing } = await visitor.until('a line is drawn', (s) => s.drawing);
  const line = measures(drawing.image);
  assert.equal(line.bottom - line.top + 1, 20);
  await keys('Shift+ArrowRight', 'Shift+ArrowRight', 'Space', 'ArrowRight', 'Space');
  await visitor.until('a second stroke is there', (s) => measures(s.drawing.image).right - measures(s.drawing.image).left > 6);
  await visitor.picture('pad-keyboard');
  await keys('Backspace');
  await visitor.until('it is gone', (s) => JSON.stringify(s.drawing.image) === JSON.stringify(drawing.image));
  await visitor.tabTo('pad.steps', 'Shift+Tab');
  await keys('Enter');
  await visitor.tabTo('pad.stage.line_width');
  await keys('Space');
  await visitor.until('lines stay as they are', (s) => !s.controls['pad.stage.line_width'].on);
  await visitor.tabTo('pad.pen');
  const sum = (image) => image.reduce((all, ink) => all + ink, 0);
  const before = sum((await visitor.state()).drawing.image);
  for (let i = 0; i < 12; i += 1) await keys('ArrowRight');
  await visitor.until('it is thicker', (s) => sum(s.drawing.image) > 1.2 * before);
  assert.equal((await visitor.state()).epoch, 0, 'Space trained nothing');
  await visitor.close();
});

test('the pen is chosen before anything is drawn', async () => {
  const visitor = await openDigits();
  await visitor.click('pad.steps');
  await visitor.until('the pen can be set', (s) => s.controls['pad.pen']);
  await visitor.click('pad.pen', 0.97);
  const { controls } = await visitor.until('it is thick', (s) => s.controls['pad.pen'].now > 12);
  assert.ok(!Object.keys(controls).some((name) => name.startsWith('pad.stage.')), 'there are no steps yet');
  await visitor.drag('pad', [[0.4, 0.3], [0.6, 0.7]]);
  await visitor.until('it is drawn, and its steps are there', (s) => s.drawing && s.controls['pad.stage.fit']);
  await visitor.close();
});
