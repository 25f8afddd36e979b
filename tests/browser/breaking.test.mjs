// What goes wrong around the program is told in words, and the page goes on where it can.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { startBrowser, usePage, Visitor } from './harness.mjs';

const { place, open } = usePage();
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
      prepare: replace('**/playground*.wasm*', async (route) => {
        const response = await route.fetch();
        const body = (await response.body()).subarray(0, 100000);
        await route.fulfill({ status: 200, contentType: 'application/wasm', body });
      }),
    });
    await waitForPanel(visitor, /damaged.*cut short/s);
    const message = await visitor.page.evaluate(() => window.descent.ready.catch((e) => e.message));
    assert.match(message, /playground\w*\.wasm/);
    await visitor.close([/wasm/i, /CompileError|Aborted/i]);
  });

  test('a missing program and a dead network are told of', async () => {
    const missing = await open({
      ready: false,
      prepare: replace('**/playground*.wasm*', (route) => route.fulfill({ status: 404, body: '' })),
    });
    await waitForPanel(missing, /playground\w*\.wasm is missing on the server/);
    await missing.close([/404/]);
    const dead = await open({
      ready: false, prepare: replace('**/playground*.wasm*', (route) => route.abort()),
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
    await visitor.page.mouse.move(3, 3);
    await visitor.settle();
    const before = await visitor.screenshot();
    await visitor.page.evaluate(() => {
      window.lost = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      window.lost.loseContext();
    });
    await waitForPanel(visitor, /graphics were lost/);
    await visitor.page.evaluate(() => window.lost.restoreContext());
    await visitor.page.locator('#error').waitFor({ state: 'hidden' });
    await visitor.settle();
    const after = await visitor.screenshot();
    await visitor.picture('shell-context-restored');
    assert.ok(before.equals(after), 'the picture is the same again');
    await visitor.close([/WebGL|CONTEXT_LOST/i]);
  });
});

test('where the graphics context does not come back, a reload does, with everything', async () => {
  const visitor = await open();
  await visitor.page.evaluate(() => window.descent.loadPreset('xor'));
  await visitor.page.evaluate(() => window.descent.stepEpoch());
  const hash = await visitor.page.evaluate(() => window.descent.getWeightsHash());
  await visitor.page.evaluate(() => document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
  await waitForPanel(visitor, /graphics were lost.*what you have done comes back/s);
  assert.deepEqual(await visitor.page.locator('#error button:visible').allInnerTexts(), ['Reload']);
  await visitor.page.getByRole('button', { name: 'Reload' }).click();
  await visitor.ready();
  assert.equal((await visitor.state()).epoch, 1);
  assert.equal(await visitor.page.evaluate(() => window.descent.getWeightsHash()), hash);
  await visitor.close([/WebGL|CONTEXT_LOST/i]);
});

// How the canvas lies on the page, and what is drawn of it.
const measured = (visitor) => visitor.page.evaluate(() => {
  const canvas = document.getElementById('canvas');
  const gl = canvas.getContext('webgl2');
  const { width, height } = canvas.getBoundingClientRect();
  return { width, height, pixels: [canvas.width, canvas.height], drawn: [gl.drawingBufferWidth, gl.drawingBufferHeight] };
});

test('a page of more pixels than a browser draws is drawn whole, with fewer', async (t) => {
  const browser = await startBrowser({ drawnBy: 'chromium' });
  t.after(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 2400, height: 500 }, deviceScaleFactor: 4, reducedMotion: 'reduce' });
  const visitor = new Visitor(context, await context.newPage());
  await visitor.page.goto(`${place.server.origin}/`);
  await visitor.ready();
  const { width, pixels, drawn } = await measured(visitor);
  assert.equal(width, 2400);
  assert.deepEqual(drawn, pixels, 'what is drawn is all of the canvas');
  assert.ok(pixels[0] < 4 * 2400, 'this browser draws all of it: the test needs a larger page');
  assert.ok(Math.abs(pixels[0] / pixels[1] - 2400 / 500) < 0.02, 'its shape stays');
  // A press at the far end arrives there.
  await visitor.click('show_test_points');
  await visitor.page.waitForFunction(() => window.descent.getLink().includes('show_test_data'));
  await visitor.close();
});

test('on paper the picture keeps its shape and fits', async () => {
  const visitor = await open();
  const { pixels } = await measured(visitor);
  await visitor.page.emulateMedia({ media: 'print' });
  await visitor.page.setViewportSize({ width: 794, height: 1123 }); // A4
  await visitor.frames(3);
  const paper = await measured(visitor);
  assert.deepEqual(paper.pixels, pixels);
  assert.ok(paper.width <= 794 && paper.height <= 1123, JSON.stringify(paper));
  assert.ok(Math.abs(paper.width / paper.height - pixels[0] / pixels[1]) < 0.01, JSON.stringify(paper));
  await visitor.close();
});
