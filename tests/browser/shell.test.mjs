// The page around the program: its builds, embedding it, its looks.
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';

import { sizes, startServer, usePage, Visitor } from './harness.mjs';

const { place, open } = usePage();

describe('builds', () => {
  const trainLittle = async (visitor) => {
    await visitor.click('step_epoch');
    const state = await visitor.until('one epoch', (s) => s.epoch === 1 && !s.playing);
    return { loss: state.loss, tables: Object.keys(state.kernelTables), kernels: state.kernels };
  };
  const fetched = (visitor) => visitor.page.evaluate(() => performance.getEntriesByType('resource')
    .map((entry) => new URL(entry.name).pathname.split('/').pop()).filter((name) => name.endsWith('.wasm')));

  // What a browser without relaxed SIMD says to the one instruction asked about.
  const withoutRelaxed = ({ page }) => page.addInitScript(() => {
    const validate = WebAssembly.validate.bind(WebAssembly);
    WebAssembly.validate = (bytes) => !String(new Uint8Array(bytes)).includes('253,133,2') && validate(bytes);
  });

  test('a page gets the fastest build that it can run, and only that', async () => {
    const plain = await startServer({ plain: true });
    const visit = (origin, options) => Visitor.open(place.browser, `${origin}/`, options);
    const cases = [
      { origin: place.server.origin, build: 'playground_threads.wasm', trainsOn: 'own thread' },
      { origin: plain.origin, build: 'playground_relaxed.wasm', trainsOn: 'page' },
      { origin: plain.origin, build: 'playground.wasm', trainsOn: 'page', prepare: withoutRelaxed },
    ];
    const losses = [];
    for (const { origin, build, trainsOn, prepare } of cases) {
      const visitor = await visit(origin, { prepare });
      assert.deepEqual(await fetched(visitor), [build]);
      assert.equal((await visitor.state()).trainsOn, trainsOn);
      const trained = await trainLittle(visitor);
      assert.deepEqual(trained.tables, ['reference', 'simd', ...(prepare ? [] : ['simd_fma'])]);
      // The 2-D sets are trained with the kernels whose numbers are the same everywhere.
      assert.equal(trained.kernels, 'simd');
      losses.push(trained.loss);
      await visitor.click('help');
      await visitor.place('help.close');
      await visitor.picture(`shell-help-${build.split('.')[0]}`);
      await visitor.close();
    }
    assert.deepEqual(new Set(losses).size, 1, `${losses}`);
    plain.stop();
  });

  test('the address may ask for a build', async () => {
    const visitor = await Visitor.open(place.browser, `${place.server.origin}/?build=playground`);
    assert.deepEqual(await fetched(visitor), ['playground.wasm']);
    await visitor.close();
  });

  test('the address asks for a build that there is not', async () => {
    const visitor = await Visitor.open(place.browser, `${place.server.origin}/?build=toString`);
    assert.equal((await fetched(visitor)).length, 1);
    await visitor.close();
  });

  test('kernels can be chosen, and one that is not there is named', async () => {
    const visitor = await open();
    const losses = [];
    for (const kernels of ['reference', 'simd', 'simd_fma']) {
      await visitor.page.evaluate((name) => window.descent.setKernels(name), kernels);
      await visitor.page.evaluate(() => window.descent.reset());
      const trained = await trainLittle(visitor);
      assert.equal(trained.kernels, kernels);
      losses.push(trained.loss);
    }
    for (const loss of losses) assert.ok(Math.abs(loss - losses[0]) < 1e-4, `${losses}`);
    const message = await visitor.page.evaluate(() => window.descent.setKernels('magic').catch((e) => e.message));
    assert.match(message, /magic.*reference, simd, simd_fma/s);
    await visitor.close();
  });
});

describe('embedding', () => {
  test('in a frame of another origin it runs, and answers through its own page', async () => {
    // A course's own site: a page longer than the window, with Descent in the middle of it.
    const folder = mkdtempSync(path.join(tmpdir(), 'course-'));
    writeFileSync(path.join(folder, 'index.html'), '<link rel="icon" href="data:,"><body style="height:3000px">'
      + `<iframe src="${place.server.origin}/" width="1100" height="700"></iframe>`);
    const course = await startServer({ directory: folder });
    const context = await place.browser.newContext({ viewport: sizes.wide });
    const page = await context.newPage();
    const visitor = new Visitor(context, page);
    await page.goto(`${course.origin.replace('127.0.0.1', 'localhost')}/`);
    const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
    await frame.waitForFunction(() => window.descent?.ready);
    await frame.evaluate(() => window.descent.ready);
    await frame.waitForFunction(() => window.descent.getState().controls.play);
    // The keyboard stays with the course's page until somebody goes into the frame.
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'BODY');
    const { x, y, width, height } = await frame.evaluate(() => window.descent.getState().controls.play);
    const box = await page.locator('iframe').boundingBox();
    await page.mouse.click(box.x + x + width / 2 + 2, box.y + y + height / 2 + 2);
    await frame.waitForFunction(() => window.descent.getState().epoch > 1);
    // The wheel over a part that has nothing to scroll belongs to the course's page.
    await page.mouse.move(box.x + 560, box.y + 25);
    await page.mouse.wheel(0, 300);
    await page.waitForFunction(() => scrollY > 100, null, { timeout: 5000 });
    await visitor.close();
    course.stop();
  });

  test('the embed API does its work, tells events and rejects with sentences', async () => {
    const visitor = await open();
    const result = await visitor.page.evaluate(async () => {
      const { descent } = window;
      const seen = [];
      for (const name of ['play', 'epoch', 'pause', 'reset', 'experiment']) descent.on(name, () => seen.push(name));
      await descent.play();
      while (descent.getState().epoch < 2) await new Promise((done) => setTimeout(done, 20));
      await descent.pause();
      const predictions = await descent.predict([[0, 0], [1, 2]]);
      await descent.reset();
      const errors = [];
      const attempts = [{ sede: 1 }, { seed: 'x' }, { model: [{ layer: 'Dens' }] }, '{', 7];
      for (const wrong of attempts) {
        await descent.setExperiment(wrong).then(() => errors.push('accepted'), (e) => errors.push(e.message));
      }
      await descent.predict([[1]]).catch((e) => errors.push(e.message));
      try {
        descent.on('nothing', () => {});
      } catch (error) {
        errors.push(error.message);
      }
      return { seen, predictions, errors, state: descent.getState() };
    });
    for (const name of ['play', 'epoch', 'pause', 'reset']) assert.ok(result.seen.includes(name), name);
    assert.equal(result.predictions.length, 2);
    assert.match(result.errors[0], /sede/);
    assert.match(result.errors[1], /seed/);
    assert.match(result.errors[2], /Dens/);
    for (const sentence of result.errors) assert.match(sentence, /^[A-Z"a-z].{15,}/s);
    assert.equal(result.errors.length, 7);
    assert.equal(result.state.experiment.data.name, 'spiral');
    await visitor.close();
  });
});

describe('looks', () => {
  test('theme, size and scene change back and forth', async () => {
    const visitor = await open();
    await visitor.click('theme');
    await visitor.click('theme');
    await visitor.picture('shell-dark-by-choice');
    for (const scene of ['line', 'images', 'playground', 'line']) {
      await visitor.click(`scene.${scene}`);
      await visitor.until(`${scene} is shown`, (s) => s.scene === scene);
      await visitor.picture(`shell-${scene}`);
    }
    for (const [name, size] of Object.entries(sizes)) {
      await visitor.resize(size);
      const { canvas, controls } = await visitor.page.evaluate(() => {
        const { width, height } = document.getElementById('canvas');
        return { canvas: { width, height }, controls: window.descent.getState().controls };
      });
      assert.deepEqual(canvas, size);
      for (const [control, { x, y, width, height }] of Object.entries(controls)) {
        if (!['play', 'reset', 'theme', 'help', 'epoch', 'preset'].includes(control)) continue;
        assert.ok(x >= 0 && y >= 0 && x + width <= size.width && y + height <= size.height,
          `${control} lies within ${name}`);
      }
      await visitor.picture(`shell-size-${name}`);
    }
    await visitor.close();
  });

  test('the help opens and closes', async () => {
    const visitor = await open();
    await visitor.click('help');
    await visitor.place('help.close');
    await visitor.picture('shell-help');
    await visitor.click('help.close');
    await visitor.until('it is closed', (s) => !s.controls['help.close']);
    await visitor.close();
  });

  // Its first frame shows nothing yet, and nothing but the program itself asks for the next one.
  test('a dialog appears after the shortest press, with nothing moving after it', async () => {
    const visitor = await open();
    for (let i = 0; i < 15; i += 1) {
      const name = ['share', 'table', 'help'][i % 3];
      await visitor.click(name, 0.5, 0.5, { delay: 0 });
      await visitor.until(`"${name}" is open`, (s) => s.controls[`${name}.close`], 3000);
      await visitor.page.keyboard.press('Escape');
      await visitor.until(`"${name}" is closed`, (s) => !s.controls[`${name}.close`], 3000);
      await visitor.settle();
    }
    await visitor.close();
  });
});

test('the page begins with one graphics context, sets the canvas\'s size once, in a task after the program\'s start', async () => {
  const visitor = await open({
    prepare: ({ page }) => page.addInitScript(() => {
      // Counts tasks.
      let task = 0;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        task += 1;
        if (window.begun.sizes.length < 3) port2.postMessage(0);
      };
      port2.postMessage(0);
      window.begun = { contexts: new Set(), sizes: [] };
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = function get(kind, ...rest) {
        const context = getContext.call(this, kind, ...rest);
        if (kind === 'webgl2') window.begun.contexts.add(context);
        return context;
      };
      const width = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'width');
      Object.defineProperty(HTMLCanvasElement.prototype, 'width', {
        ...width,
        set(pixels) {
          if (this.id === 'canvas') window.begun.sizes.push(task);
          width.set.call(this, pixels);
        },
      });
    }),
  });
  await visitor.frames(3);
  const { contexts, sizes } = await visitor.page.evaluate(() => ({
    contexts: window.begun.contexts.size, sizes: window.begun.sizes,
  }));
  assert.equal(contexts, 1);
  // Twice as the program makes its window, then once, as large as it is on the screen.
  assert.equal(sizes.length, 3, `${sizes}`);
  assert.ok(sizes[1] < sizes[2], 'the program has started in a task of its own');
  await visitor.close();
});
