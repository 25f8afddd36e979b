// What every browser's engine has to do: DESCENT_BROWSER says whose (chromium, firefox or webkit).
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { browserName, noFingers, sizes, startBrowser, startServer, usePage, Visitor } from './harness.mjs';
import { startHost } from './hosts.mjs';
import { correlation, meanColours, meanDifference, mirrored } from './pictures.mjs';

const { place, open } = usePage();
const isWebKit = browserName === 'webkit'; // which has neither relaxed SIMD nor, without it, our build with threads
const lostContext = [/WebGL|CONTEXT_LOST/i];

const digits = {
  data: { name: 'synthetic_digits', train_limit: 2000, test_limit: 300 },
  model: [{ layer: 'Flatten' }, { layer: 'Dense', units: 32, activation: 'relu' },
    { layer: 'Dense', units: 10, activation: 'softmax' }],
  training: { loss: 'sparse_categorical_crossentropy', optimizer: 'Adam', epochs: 4 },
};
const seven = [[0.25, 0.2], [0.5, 0.2], [0.75, 0.2], [0.6, 0.5], [0.45, 0.85]];

async function showDigits(visitor, experiment = digits) {
  await visitor.page.evaluate(async (given) => {
    await window.descent.setScene('images');
    await window.descent.setExperiment(given);
  }, experiment);
  await visitor.until('the images are there', (s) => s.scene === 'images' && s.ready, 60000);
}

const hash = (visitor) => visitor.page.evaluate(() => window.descent.getWeightsHash());
async function trainOneEpoch(visitor) {
  await visitor.click('step_epoch');
  return visitor.until('an epoch is done', (s) => s.epoch === 1 && !s.playing);
}

describe('starting', () => {
  const builds = isWebKit ? ['playground', 'playground'] : ['playground_threads', 'playground_relaxed'];
  for (const [i, host] of ['isolates the page', 'does not'].entries()) {
    test(`where the host ${host}, ${builds[i]} runs`, async (t) => {
      const server = i === 0 ? place.server : await startServer({ plain: true });
      t.after(() => (i === 0 ? null : server.stop()));
      const visitor = await Visitor.open(place.browser, `${server.origin}/`);
      const { performance, trainsOn } = await trainOneEpoch(visitor);
      assert.deepEqual([performance.build, trainsOn], [builds[i], /threads/.test(builds[i]) ? 'own thread' : 'page']);
      await visitor.close();
    });
  }

  const lacking = {
    SIMD: [() => { WebAssembly.validate = () => false; }, /SIMD.*Update it/s],
    'WebGL 2': [() => { HTMLCanvasElement.prototype.getContext = () => null; }, /WebGL 2.*graphics acceleration/s],
  };
  for (const [what, [take, sentence]] of Object.entries(lacking)) {
    test(`a browser without ${what} is told what to do`, async () => {
      const visitor = await open({ ready: false, prepare: ({ page }) => page.addInitScript(take) });
      await visitor.page.locator('#error').waitFor({ state: 'visible', timeout: 30000 });
      assert.match(await visitor.page.locator('#error').innerText(), sentence);
      await visitor.close();
    });
  }
});

// The scenes' names → their pictures, before anything is trained.
async function picturesOf(visitor) {
  const pictures = {};
  for (const scene of ['playground', 'line', 'images']) {
    if (scene === 'images') await showDigits(visitor);
    else await visitor.page.evaluate((name) => window.descent.setScene(name), scene);
    await visitor.until(`${scene} is shown`, (s) => s.scene === scene && s.ready);
    await visitor.settle();
    await visitor.picture(`engine-${scene}`);
    pictures[scene] = await visitor.screenshot();
  }
  return pictures;
}

describe('scenes', () => {
  test('look as they do in Chromium', { skip: browserName === 'chromium' && 'it is Chromium' }, async (t) => {
    const chromium = await startBrowser({ name: 'chromium' });
    t.after(() => chromium.close());
    const there = await Visitor.open(chromium, `${place.server.origin}/`);
    const wanted = await picturesOf(there);
    await there.close();
    const visitor = await open();
    const found = await picturesOf(visitor);
    const grid = { columns: 72, rows: 45 };
    const read = (png) => meanColours(visitor.page, png, grid);
    // Letters' edges and the places of fractions of a pixel differ.
    const tolerance = 2;
    for (const scene of Object.keys(wanted)) {
      const [theirs, ours] = [await read(wanted[scene]), await read(found[scene])];
      const difference = meanDifference(theirs, ours);
      t.diagnostic(`${scene}: ${difference.toFixed(2)} of 255`);
      assert.ok(difference < tolerance, `${scene} differs by ${difference} of 255`);
      for (const [how, mirror] of Object.entries(mirrored)) {
        assert.ok(meanDifference(mirror(theirs, grid.columns), ours) > 2 * tolerance, `${scene}, mirrored ${how}, would pass`);
      }
    }
    await visitor.close();
  });

  test('are gone through by the mouse, and the line is found', async () => {
    const visitor = await open();
    for (const scene of ['images', 'playground', 'line']) {
      await visitor.click(`scene.${scene}`);
      await visitor.until(`${scene} is shown`, (s) => s.scene === scene);
    }
    await visitor.click('play');
    await visitor.until('the line is found', (s) => s.loss !== null && s.loss < 1e-3, 60000);
    const [[y]] = await visitor.page.evaluate(() => window.descent.predict([[10]]));
    assert.ok(Math.abs(y - 19) < 0.2, `10 gives ${y}`);
    await visitor.close();
  });

  test('the spiral trains, pauses and is reset by the mouse', async () => {
    const visitor = await open();
    const first = await hash(visitor);
    await visitor.click('play');
    const { history } = await visitor.until('two epochs are done', (s) => s.epoch >= 2);
    await visitor.until('the loss has halved', (s) => s.loss < history[0].loss / 2, 60000);
    if (!(await visitor.state()).finished) await visitor.click('play');
    await visitor.until('it stands', (s) => !s.playing);
    await visitor.click('reset');
    await visitor.until('it is back at the start', (s) => s.epoch === 0 && s.history.length === 0);
    assert.equal(await hash(visitor), first);
    await visitor.close();
  });

  test('drawn digits are learnt, and one drawn by the mouse is read', async () => {
    const visitor = await open();
    await showDigits(visitor);
    await visitor.click('play');
    const { valAccuracy } = await visitor.until('four epochs are done', (s) => s.epoch === 4 && s.finished, 60000);
    assert.ok(valAccuracy > 0.7, `val_accuracy is ${valAccuracy}`);
    await visitor.drag('pad', seven);
    const { drawing } = await visitor.until('the drawing is read', (s) => s.drawing);
    assert.equal(drawing.outputs.indexOf(Math.max(...drawing.outputs)), 7, `${drawing.outputs}`);
    await visitor.click('pad.clear');
    await visitor.until('the pad is empty', (s) => !s.drawing);
    await visitor.close();
  });

  test('a finger plays and draws', { skip: noFingers }, async () => {
    const visitor = await open({ size: sizes.phone, touch: true });
    await visitor.tap('play');
    await visitor.until('it trains', (s) => s.epoch >= 1);
    await showDigits(visitor);
    await visitor.tap('tab.Output');
    const session = await visitor.context.newCDPSession(visitor.page);
    for (const [index, [across, down]] of seven.entries()) {
      const { x, y } = await visitor.place('pad', across, down);
      await session.send('Input.dispatchTouchEvent', { type: index === 0 ? 'touchStart' : 'touchMove', touchPoints: [{ x, y }] });
      await visitor.frames(1);
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await visitor.until('the drawing is there', (s) => s.drawing);
    await visitor.close();
  });
});

// Twenty images of an L, as a site's own MNIST.
function imagesOfL() {
  const count = 20;
  const images = Buffer.alloc(16 + count * 784);
  [0x803, count, 28, 28].forEach((word, i) => images.writeUInt32BE(word, 4 * i));
  const labels = Buffer.alloc(8 + count);
  [0x801, count].forEach((word, i) => labels.writeUInt32BE(word, 4 * i));
  for (let i = 0; i < count; i += 1) {
    const pixel = (x, y) => { images[16 + i * 784 + 28 * y + x] = 255; };
    for (let y = 4; y < 24; y += 1) for (let x = 5; x < 9; x += 1) pixel(x, y);
    for (let x = 5; x < 22; x += 1) for (let y = 20; y < 24; y += 1) pixel(x, y);
    labels[8 + i] = i % 10;
  }
  const files = {};
  const bodies = {};
  for (const role of ['train_images', 'train_labels', 'test_images', 'test_labels']) {
    const plain = role.endsWith('images') ? images : labels;
    bodies[`mnist/${role}.gz`] = gzipSync(plain);
    files[role] = { path: `mnist/${role}.gz`, bytes: bodies[`mnist/${role}.gz`].length, uncompressed_bytes: plain.length };
  }
  return { bodies, manifest: { sets: [{ name: 'mnist', title: 'MNIST', available: true, files }] } };
}

describe('pictures lie the right way round', () => {
  const look = async (visitor, name, grid, change = (area) => area) => {
    await visitor.page.mouse.move(5, 300);
    await visitor.settle();
    const area = change((await visitor.state()).controls[name]);
    return meanColours(visitor.page, await visitor.screenshot(), { ...grid, area });
  };

  test('the output map is what the network says of each place', async () => {
    const visitor = await open();
    await visitor.page.evaluate(() => window.descent.setExperiment({
      data: { name: 'circle', samples: 10 },
      model: [{ layer: 'Dense', units: 1, activation: 'tanh', kernel_initializer: { name: 'Constant', value: 0.3 } }],
    }));
    const side = 12;
    const at = (i) => -6 + (12 * (i + 0.5)) / side;
    const places = Array.from({ length: side * side }, (_, i) => [at(i % side), -at(Math.floor(i / side))]);
    const said = (await visitor.page.evaluate((all) => window.descent.predict(all), places)).map(([value]) => value);
    const cells = await look(visitor, 'output_map', { columns: side, rows: side });
    const seen = (grid) => correlation(grid.map(([red, , blue]) => blue - red), said);
    assert.ok(seen(cells) > 0.9, `the map and the outputs correlate by ${seen(cells)}`);
    for (const [how, mirror] of Object.entries(mirrored)) {
      assert.ok(seen(mirror(cells, side)) < 0.5, `mirrored ${how} it would pass`);
    }
    await visitor.close();
  });

  // An L has nothing in one quarter, which in a mirror is another.
  const isL = (cells, what) => {
    const [topLeft, topRight, bottomLeft, bottomRight] = cells.map(([red]) => red);
    const least = Math.min(topLeft, bottomLeft, bottomRight);
    assert.ok(topRight < least - 8, `${what}: ${[topLeft, topRight, bottomLeft, bottomRight]}`);
  };
  const quarters = { columns: 2, rows: 2 };

  test('a drawing and what the network sees of it; a set\'s images', async () => {
    const { manifest, bodies } = imagesOfL();
    const visitor = await open({
      prepare: async ({ page }) => {
        await page.route('**/data/manifest.json*', (route) => route.fulfill({ json: manifest }));
        await page.route('**/data/mnist/**', (route) => route.fulfill({
          body: bodies[new URL(route.request().url()).pathname.split('/data/')[1]], contentType: 'application/gzip',
        }));
      },
    });
    await showDigits(visitor, {
      ...digits, data: { name: 'mnist' }, model: [{ layer: 'Flatten' }, { layer: 'Dense', units: 10, activation: 'softmax' }],
    });
    isL(await look(visitor, 'test_image.0', quarters, (area) => ({ ...area, height: area.width })), 'a test image');
    await visitor.drag('pad', [[0.25, 0.15], [0.25, 0.85], [0.8, 0.85]]);
    await visitor.until('the drawing is read', (s) => s.drawing);
    isL(await look(visitor, 'pad', quarters), 'the pad');
    isL(await look(visitor, 'pad.preview', quarters), 'what the network sees');
    await visitor.picture('engine-right-way-round');
    await visitor.close();
  });
});

describe('keys and wheel', () => {
  test('Tab goes round, Escape leads out to the page\'s own buttons, letters train', async () => {
    const visitor = await open();
    const { keyboard } = visitor.page;
    assert.equal(await visitor.page.evaluate(() => document.activeElement.id), 'canvas');
    const rings = new Set();
    for (let i = 1; i <= 3; i += 1) {
      await keyboard.press('Tab');
      await visitor.until('the ring is elsewhere', ({ controls: { focus } }) => focus && rings.add(JSON.stringify(focus)).size === i);
    }
    await keyboard.press('Escape');
    await visitor.until('the ring is gone', (s) => !s.controls.focus);
    await keyboard.press('e');
    await visitor.until('an epoch is done', (s) => s.epoch === 1 && !s.playing);
    await keyboard.press('Tab');
    assert.equal(await visitor.page.evaluate(() => document.activeElement.dataset.do), 'play');
    await keyboard.press('Enter');
    await visitor.until('Enter plays', (s) => s.epoch > 1);
    await visitor.close();
  });

  test('what is typed into a field is taken, and Ctrl+Z takes it back', async () => {
    const visitor = await open();
    const { epochs } = (await visitor.state()).experiment.training;
    await visitor.openField('epochs');
    await visitor.page.keyboard.type('37');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('they are 37', (s) => s.experiment.training.epochs === 37);
    await visitor.page.keyboard.press('Control+z');
    await visitor.until('it is taken back', (s) => s.experiment.training.epochs === epochs);
    await visitor.close();
  });

  test('the wheel scrolls a column', async () => {
    const visitor = await open({ size: { width: 500, height: 560 } });
    const { x, y } = await visitor.place('output', 0.1, 0.04);
    const before = (await visitor.state()).controls.output.y;
    await visitor.page.mouse.move(x, y);
    await visitor.settle();
    await visitor.page.mouse.wheel(0, 100);
    await visitor.until('it has moved up', (s) => s.controls.output.y < before - 20);
    await visitor.close();
  });
});

describe('links and reloads', () => {
  test('a link opens on loading and when it changes, and gives what it was made of', async () => {
    const visitor = await Visitor.open(place.browser, `${place.server.origin}/#descent=1&experiment=(data:(name:xor))`);
    assert.equal((await visitor.state()).experiment.data.name, 'xor');
    await visitor.page.evaluate(() => { location.hash = 'dataset=circle&problem=classification'; });
    await visitor.until('TensorFlow Playground\'s own link opens', (s) => s.experiment.data.name === 'circle');
    await visitor.click('layer1.plus');
    const { experiment } = await visitor.until('it is edited', (s) => s.canUndo);
    const link = await visitor.page.evaluate(() => window.descent.getLink());
    await visitor.close();
    const other = await Visitor.open(place.browser, `${place.server.origin}/#${link}`);
    assert.deepEqual((await other.state()).experiment, experiment);
    await other.close();
  });

  test('a reload brings back the network with its weights', async () => {
    const visitor = await open();
    await visitor.click('layer1.plus');
    const before = await trainOneEpoch(visitor);
    const weights = await hash(visitor);
    await visitor.page.reload();
    await visitor.ready();
    const now = await visitor.state();
    assert.deepEqual([now.experiment, now.epoch], [before.experiment, 1]);
    assert.equal(await hash(visitor), weights);
    await visitor.close();
  });
});

test('a lost graphics context is told of, and all is drawn again when it is back', async () => {
  const visitor = await open();
  await trainOneEpoch(visitor);
  await visitor.page.mouse.move(3, 3);
  const grid = { columns: 72, rows: 45 };
  const look = async () => {
    await visitor.settle();
    return meanColours(visitor.page, await visitor.screenshot(), grid);
  };
  const before = await look();
  await visitor.page.evaluate(() => {
    window.lost = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    window.lost.loseContext();
  });
  await visitor.page.locator('#error').waitFor({ state: 'visible' });
  assert.match(await visitor.page.locator('#error').innerText(), /graphics were lost/);
  await visitor.page.evaluate(() => window.lost.restoreContext());
  await visitor.page.locator('#error').waitFor({ state: 'hidden' });
  const difference = meanDifference(before, await look());
  assert.ok(difference < 0.2, `the picture differs by ${difference} of 255`);
  await visitor.click('step_epoch');
  await visitor.until('it goes on', (s) => s.epoch === 2);
  await visitor.close(lostContext);
});

// Its own worker's scripts come through it too: they are asked for before the page knows that worker.
test('kept by its worker the page opens without a host, and unpacks beside itself', {
  skip: isWebKit && 'its driver alters the page on its way, and the worker keeps none that is altered',
}, async () => {
  const host = await startHost();
  const visitor = await Visitor.open(place.browser, `${host.origin}/?sw=1`);
  await visitor.page.locator('#note', { hasText: 'works offline' }).waitFor({ timeout: 30000 });
  host.stop();
  await visitor.page.reload();
  await visitor.ready();
  assert.equal(await visitor.page.evaluate(async () => {
    const version = document.querySelector('meta[name="descent-version"]').content;
    const worker = new Worker(`web/shell/unpack_worker.js?v=${version}`, { type: 'module' });
    return new Promise((done) => {
      worker.onmessage = ({ data }) => done(data.ready);
      worker.onerror = () => done('an error');
      setTimeout(done, 15000, 'nothing');
    });
  }), true);
  await visitor.close([/manifest\.json|NetworkError|Failed to load|ERR_/]);
});
