// The performance panel, used as a person uses it. Nothing here says how fast anything has to be.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sizes, usePage } from './harness.mjs';

const { open } = usePage();

const performance = (state) => state.performance;

// A network large enough that its parts can be pressed, on digits that need no download.
const openDigits = (visitor) => visitor.showDrawnDigits({ train: 600, test: 100, units: [128], epochs: 100000 });

function isInside({ x, y, width, height }, size) {
  return x >= 0 && y >= 0 && x + width <= size.width + 1 && y + height <= size.height + 1;
}

for (const [name, theme] of [['wide', 'light'], ['medium', 'dark'], ['phone', 'light']]) {
  const size = sizes[name];
  test(`${name}, ${theme}: before training it says what to press, then it has numbers`, async () => {
    const touch = name === 'phone';
    const visitor = await open({ size, theme, touch });
    const press = (control) => (touch ? visitor.tap(control) : visitor.click(control));
    if (touch) await press('menu');
    await press('performance.open');
    await visitor.until('it is open and the peak is known',
      (s) => performance(s).open && performance(s).peakGflops > 0 && s.controls.performance);
    const empty = await visitor.state();
    assert.ok(isInside(empty.controls.performance, size));
    assert.equal(performance(empty).samplesPerSecond, null);
    await visitor.settle();
    await visitor.picture(`performance-empty-${name}-${theme}`);

    // Long enough for slow machines: the picture stands still when training does.
    const { experiment } = empty;
    await visitor.page.evaluate((one) => window.descent.setExperiment(one),
      { ...experiment, training: { ...experiment.training, epochs: 100000 } });
    await press('play');
    await visitor.until('there is a speed, and where the time of a step goes',
      (s) => performance(s).samplesPerSecond > 0 && performance(s).step && s.controls.flame);
    await visitor.frames(3);
    await visitor.picture(`performance-playground-${name}-${theme}`);

    await openDigits(visitor);
    await press('play');
    await visitor.until('the digits have a speed',
      (s) => performance(s).samplesPerSecond > 0 && performance(s).step && s.controls.flame);
    for (const table of ['reference', 'simd']) {
      await press(`kernels.${table}`);
      await visitor.until(`${table} has a speed`, (s) => performance(s).tables[table] > 0
        && performance(s).step?.kernels === table);
      await visitor.frames(3);
    }
    await press('flame.backward');
    await visitor.frames(10);
    await visitor.picture(`performance-digits-${name}-${theme}`);
    await visitor.close();
  });
}

describe('performance', () => {
  test('what it tells fits together', async () => {
    const visitor = await open();
    await visitor.click('performance.open');
    await visitor.click('play');
    const state = await visitor.until('all is known', (s) => performance(s).samplesPerSecond > 0
      && performance(s).peakGflops > 0 && performance(s).step);
    const now = performance(state);
    assert.match(now.build, /^playground/);
    assert.equal(now.threads, state.threads);
    assert.equal(now.kernels, state.kernels);
    assert.equal(now.instructions, state.kernelTables[now.kernels]);
    const gflops = (now.samplesPerSecond * now.flopPerSample) / 1e9;
    assert.ok(Math.abs(now.gflops - gflops) <= 1e-9 * gflops);
    const sum = now.step.parts.reduce((all, part) => all + part.microseconds, 0);
    assert.ok(Math.abs(sum - now.step.microseconds) <= 1e-6 * sum);
    const layers = state.experiment.model.length;
    for (const pass of ['forward', 'backward']) {
      const seen = now.step.parts.filter((part) => part.pass === pass).map((part) => part.layer);
      assert.deepEqual(seen.sort(), Array.from({ length: layers }, (_, i) => i), pass);
    }
    await visitor.close();
  });

  test('the mouse switches the kernels while it trains, and each keeps its bar', async () => {
    const visitor = await open();
    await openDigits(visitor);
    await visitor.click('performance.open');
    await visitor.click('play');
    const tables = Object.keys((await visitor.state()).kernelTables);
    for (const table of tables) {
      await visitor.click(`kernels.${table}`);
      await visitor.until(`${table} is in use and measured`, (s) => s.kernels === table && s.playing
        && performance(s).kernels === table && performance(s).tables[table] > 0);
    }
    const { performance: now } = await visitor.state();
    for (const table of tables) assert.ok(now.tables[table] > 0, table);
    assert.equal(now.automatic, false);
    await visitor.click('kernels.automatic');
    await visitor.until('the data choose again', (s) => performance(s).automatic);
    await visitor.close();
  });

  test('keys open and close it, and its button, its cross and the page\'s own button', async () => {
    const visitor = await open();
    const isOpen = (wanted) => (s) => performance(s).open === wanted;
    await visitor.page.locator('#canvas').focus();
    await visitor.page.keyboard.press('p');
    await visitor.until('P opens it', isOpen(true));
    await visitor.page.keyboard.press('Escape');
    await visitor.until('Escape closes it', isOpen(false));
    await visitor.click('performance.open');
    await visitor.until('its button opens it', isOpen(true));
    await visitor.click('performance.close');
    await visitor.until('its cross closes it', isOpen(false));
    await visitor.click('performance.open');
    await visitor.until('it is open again', isOpen(true));
    await visitor.click('performance.open');
    await visitor.until('its button closes it', isOpen(false));

    const button = visitor.page.locator('[data-role="performance"]');
    await button.focus();
    await visitor.page.keyboard.press('Enter');
    await visitor.until('the page\'s button opens it', isOpen(true));
    await visitor.page.waitForFunction(() =>
      document.querySelector('[data-role="performance"]').getAttribute('aria-pressed') === 'true');
    await visitor.page.locator('[data-role="kernels"]').selectOption('reference');
    await visitor.until('the page\'s list chooses kernels', (s) => s.kernels === 'reference');
    await visitor.close();
  });

  test('Escape first closes what lies over it', async () => {
    const visitor = await open();
    await visitor.click('performance.open');
    await visitor.click('preset');
    await visitor.settle();
    await visitor.page.keyboard.press('Escape');
    await visitor.settle();
    assert.equal(performance(await visitor.state()).open, true);
    await visitor.page.keyboard.press('Escape');
    await visitor.until('then it closes', (s) => !performance(s).open);
    await visitor.close();
  });

  test('a pointed-at bar tells its time', async () => {
    const visitor = await open();
    await openDigits(visitor);
    await visitor.click('performance.open');
    await visitor.click('play');
    await visitor.until('a step was timed', (s) => s.controls['flame.backward.2.gemm']);
    await visitor.click('play');
    const { x, y } = await visitor.place('flame.backward.2.gemm');
    await visitor.page.mouse.move(x, y);
    await visitor.until('its time is told', (s) => s.controls.tooltip);
    await visitor.picture('performance-bar');
    await visitor.close();
  });

  test('by touch on a phone, every control is large enough, and a tab leads back', async () => {
    const visitor = await open({ size: sizes.phone, touch: true });
    await visitor.tap('menu');
    await visitor.tap('performance.open');
    await visitor.tap('kernels.simd_fma');
    const { controls } = await visitor.until('a table is chosen',
      (s) => s.controls['kernels.automatic']);
    for (const [name, { width, height }] of Object.entries(controls)) {
      if (!/^(performance\.(open|close)|kernels\.)/.test(name)) continue;
      assert.ok(width >= 44 && height >= 44, `${name} is ${width} × ${height}`);
    }
    await visitor.tap('kernels.automatic');
    await visitor.until('the data choose again', (s) => performance(s).automatic);
    await visitor.tap('kernels.reference');
    await visitor.until('a tap chooses the kernels', (s) => s.kernels === 'reference');
    await visitor.tap('tab.Network');
    await visitor.until('the tab is shown', (s) => !performance(s).open && s.controls.network);
    await visitor.close();
  });
});
