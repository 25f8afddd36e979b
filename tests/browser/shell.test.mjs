// The page around the program: starting, embedding, breaking and recovering.
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { sizes, startBrowser, startServer, Visitor } from './harness.mjs';

let browser, server;
before(async () => {
  server = await startServer();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  server?.stop();
});

const open = (options) => Visitor.open(browser, `${server.origin}/`, options);
const frames = (visitor) => visitor.page.evaluate(() => window.framesAsked);

// Counts the frames that the page asks for.
const countFrames = ({ page }) => page.addInitScript(() => {
  window.framesAsked = 0;
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (draw) => {
    window.framesAsked += 1;
    return ask(draw);
  };
});
const panelText = (visitor) => visitor.page.locator('#error').innerText();

async function waitForPanel(visitor, pattern) {
  await visitor.page.locator('#error').waitFor({ state: 'visible', timeout: 30000 });
  assert.match(await panelText(visitor), pattern);
}

// Answers requests for a file with something else.
const replace = (pattern, answer) => async (visitor) => {
  await visitor.page.route(pattern, answer);
};

describe('starting', () => {
  test('the page loads without a complaint and says what it shows', async () => {
    const visitor = await open();
    const state = await visitor.state();
    assert.equal(state.scene, 'playground');
    assert.equal(state.epoch, 0);
    assert.ok(await visitor.page.evaluate(() => document.getElementById('loading').hidden));
    assert.match(await visitor.page.locator('[data-role="status"]').innerText(), /Not trained yet/);
    await visitor.close();
  });

  test('a truncated program is told of', async () => {
    const visitor = await open({
      ready: false,
      prepare: replace('**/playground.wasm*', async (route) => {
        const response = await route.fetch();
        const body = (await response.body()).subarray(0, 100000);
        await route.fulfill({ status: 200, contentType: 'application/wasm', body });
      }),
    });
    await waitForPanel(visitor, /damaged.*cut short/s);
    const message = await visitor.page.evaluate(() => window.descent.ready.catch((e) => e.message));
    assert.match(message, /playground\.wasm/);
    await visitor.close([/wasm/i, /CompileError|Aborted/i]);
  });

  test('a missing program and a dead network are told of', async () => {
    const missing = await open({
      ready: false,
      prepare: replace('**/playground.wasm*', (route) => route.fulfill({ status: 404, body: '' })),
    });
    await waitForPanel(missing, /playground\.wasm is missing on the server/);
    await missing.close([/404/]);
    const dead = await open({
      ready: false, prepare: replace('**/playground.wasm*', (route) => route.abort()),
    });
    await waitForPanel(dead, /does not answer/);
    await dead.close([/ERR_FAILED/]);
  });

  test('a browser without SIMD or without WebGL 2 is told what to do', async () => {
    const simd = await open({
      ready: false,
      prepare: ({ page }) => page.addInitScript(() => {
        WebAssembly.validate = () => false;
      }),
    });
    await waitForPanel(simd, /SIMD.*Update it/s);
    await simd.close();
    const webgl = await open({
      ready: false,
      prepare: ({ page }) => page.addInitScript(() => {
        HTMLCanvasElement.prototype.getContext = () => null;
      }),
    });
    await waitForPanel(webgl, /WebGL 2.*graphics acceleration/s);
    await webgl.close();
  });
});

describe('embedding', () => {
  test('in a frame of another origin it runs, and answers through its own page', async () => {
    // A course's own site: a page longer than the window, with Descent in the middle of it.
    const folder = mkdtempSync(path.join(tmpdir(), 'course-'));
    writeFileSync(path.join(folder, 'index.html'), '<link rel="icon" href="data:,"><body style="height:3000px">'
      + `<iframe src="${server.origin}/" width="1100" height="700"></iframe>`);
    const course = await startServer(folder);
    const context = await browser.newContext({ viewport: sizes.wide });
    const page = await context.newPage();
    const visitor = new Visitor(context, page);
    await page.goto(`${course.origin.replace('127.0.0.1', 'localhost')}/`);
    const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
    await frame.waitForFunction(() => window.descent?.ready);
    await frame.evaluate(() => window.descent.ready);
    await frame.waitForFunction(() => window.descent.getState().controls.play);
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

describe('being a good neighbour', () => {
  test('idle, no frames are drawn', async () => {
    const visitor = await open({ prepare: countFrames });
    await visitor.page.mouse.move(700, 30);
    await visitor.page.waitForTimeout(1500);
    const before = await frames(visitor);
    await visitor.page.waitForTimeout(2000);
    assert.equal(await frames(visitor), before);
    await visitor.close();
  });

  test('after training it is idle again', async () => {
    const visitor = await open({ prepare: countFrames });
    await visitor.click('step_epoch');
    await visitor.until('the epoch is done', (s) => s.epoch === 1 && !s.playing);
    await visitor.page.mouse.move(700, 30);
    await visitor.page.waitForTimeout(2000);
    const before = await frames(visitor);
    await visitor.page.waitForTimeout(2000);
    assert.equal(await frames(visitor), before);
    await visitor.close();
  });

  test('Tab leaves the canvas, and the page\'s own buttons work', async () => {
    const visitor = await open();
    await visitor.page.locator('#canvas').focus();
    await visitor.page.keyboard.press('Tab');
    assert.equal(await visitor.page.evaluate(() => document.activeElement.dataset.do), 'play');
    await visitor.page.keyboard.press('Enter');
    await visitor.until('it trains', (s) => s.epoch > 0);
    await visitor.page.keyboard.press('Shift+Tab');
    assert.equal(await visitor.page.evaluate(() => document.activeElement.id), 'canvas');
    await visitor.page.locator('[data-role="scene"]').selectOption('line');
    await visitor.until('the line is shown', (s) => s.scene === 'line');
    await visitor.close();
  });

  test('the browser keeps its shortcuts and Ctrl with the wheel', async () => {
    const visitor = await open();
    await visitor.page.locator('#canvas').focus();
    const prevented = await visitor.page.evaluate(() => {
      const canvas = document.getElementById('canvas');
      const results = {};
      const keys = [['r', true], ['l', true], ['F5', false], ['F12', false], ['Tab', false], ['c', true]];
      for (const [key, ctrlKey] of keys) {
        const event = new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true });
        canvas.dispatchEvent(event);
        results[key] = event.defaultPrevented;
      }
      const wheel = new WheelEvent('wheel', { deltaY: 10, ctrlKey: true, bubbles: true, cancelable: true, clientX: 100, clientY: 300 });
      canvas.dispatchEvent(wheel);
      results.wheel = wheel.defaultPrevented;
      return results;
    });
    for (const [what, isPrevented] of Object.entries(prevented)) assert.equal(isPrevented, false, what);
    await visitor.close();
  });

  test('copy, cut and paste work in a field on the canvas', async () => {
    const visitor = await open();
    await visitor.click('more');
    await visitor.click('seed');
    await visitor.page.waitForTimeout(200);
    await visitor.page.keyboard.press('Control+a');
    await visitor.page.keyboard.type('1234');
    await visitor.page.keyboard.press('Control+a');
    const copied = await visitor.page.evaluate(async () => {
      await new Promise((done) => setTimeout(done, 200));
      const clipboardData = new DataTransfer();
      const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
      document.dispatchEvent(event);
      return { text: clipboardData.getData('text/plain'), prevented: event.defaultPrevented };
    });
    assert.deepEqual(copied, { text: '1234', prevented: true });
    await visitor.page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '77');
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await visitor.page.waitForTimeout(300);
    await visitor.page.keyboard.press('Enter');
    await visitor.until('the pasted seed is taken', (s) => s.experiment.seed === 77);
    await visitor.close();
  });

  test('while it trains the page\'s thread is never held for long', async () => {
    const visitor = await open();
    await visitor.click('play');
    const longest = await visitor.page.evaluate(async () => {
      let worst = 0;
      let last = performance.now();
      const end = last + 2000;
      await new Promise((done) => {
        const tick = () => {
          const now = performance.now();
          worst = Math.max(worst, now - last);
          last = now;
          now < end ? setTimeout(tick, 0) : done();
        };
        tick();
      });
      return worst;
    });
    // Software rendering on a busy machine says little about a person's; this is to be read.
    console.log(`longest gap between two timers while training: ${longest.toFixed(0)} ms`);
    await visitor.close();
  });
});

describe('looks', () => {
  test('theme, size and scene change back and forth', async () => {
    const visitor = await open();
    await visitor.click('theme');
    await visitor.click('theme');
    await visitor.picture('shell-dark-by-choice');
    for (const scene of ['line', 'digits', 'playground', 'line']) {
      await visitor.click(`scene.${scene}`);
      await visitor.until(`${scene} is shown`, (s) => s.scene === scene);
      await visitor.picture(`shell-${scene}`);
    }
    for (const [name, size] of Object.entries(sizes)) {
      await visitor.page.setViewportSize(size);
      await visitor.page.waitForTimeout(300);
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
});

describe('no memory left', () => {
  test('a model that does not fit is refused in words, and the page goes on', async () => {
    const visitor = await open();
    await visitor.page.evaluate(() => {
      WebAssembly.Memory.prototype.grow = () => {
        throw new RangeError('no more');
      };
    });
    const huge = {
      data: { name: 'spiral' },
      model: [{ layer: 'Dense', units: 4096, activation: 'tanh' },
        { layer: 'Dense', units: 4096, activation: 'tanh' }, { layer: 'Dense', units: 1, activation: 'tanh' }],
      training: { loss: 'mean_squared_error' },
    };
    const answer = await visitor.page.evaluate((experiment) => window.descent.setExperiment(experiment)
      .then(() => 'accepted', (error) => error.message), huge);
    assert.match(answer, /not enough memory.*smaller model/s);
    await visitor.click('play');
    const state = await visitor.until('it trains', (s) => s.epoch > 3);
    assert.equal(state.experiment.model.length, 3);
    assert.equal(state.experiment.model[0].units, 8);
    await visitor.close();
  });
});

describe('a lost GL context', () => {
  test('is told of, and everything is drawn anew when it is back', async () => {
    const visitor = await open();
    await visitor.click('step_epoch');
    await visitor.until('one epoch', (s) => s.epoch === 1 && !s.playing);
    await visitor.page.mouse.move(700, 30);
    await visitor.page.waitForTimeout(800);
    const before = await visitor.page.screenshot();
    await visitor.page.evaluate(() => {
      window.lost = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      window.lost.loseContext();
    });
    await waitForPanel(visitor, /graphics were lost/);
    await visitor.page.evaluate(() => window.lost.restoreContext());
    await visitor.page.locator('#error').waitFor({ state: 'hidden' });
    await visitor.page.waitForTimeout(800);
    const after = await visitor.page.screenshot();
    await visitor.picture('shell-context-restored');
    assert.ok(before.equals(after), 'the picture is the same again');
    await visitor.close([/WebGL|CONTEXT_LOST/i]);
  });
});
