// What the browser tests share: the site behind a real server, a real browser (DESCENT_BROWSER: chromium,
// firefox or webkit), and a person's mouse, keyboard and fingers aimed at the controls by the places that
// the page itself reports.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

import { leaveOutDrawing, paint } from './drawing.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const modules = process.env.DESCENT_NODE_MODULES ?? path.join(root, '.deps/node/node_modules');
export const browserName = process.env.DESCENT_BROWSER ?? 'chromium';
// WebKit's driver turns fingers into a mouse.
export const noFingers = browserName === 'webkit' && 'the driver has no fingers';

export const site = process.env.DESCENT_SITE ?? path.join(root, 'build/site');
const artefacts = process.env.DESCENT_ARTEFACTS
  ?? path.join(root, 'build/artefacts', browserName === 'chromium' ? '' : browserName);

export const sizes = {
  wide: { width: 1440, height: 900 },
  medium: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
};

// The themes in which something is tried: one, which takes turns from size to size. With DESCENT_PICTURES=1
// both, for whoever looks through the pictures.
export function themesAt(size = 'wide') {
  if (process.env.DESCENT_PICTURES === '1') return ['light', 'dark'];
  return [size === 'medium' ? 'dark' : 'light'];
}

// Serves the site as ./play does; answers with its origin once it listens. `plain`: as a host that
// does not isolate its pages.
export async function startServer({ directory = site, plain = process.env.DESCENT_PLAIN === '1' } = {}) {
  const words = [path.join(root, 'cmake/serve.py'), directory, '--port', '0', ...(plain ? ['--plain'] : [])];
  const server = spawn('python3', words, {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await new Promise((resolve, reject) => {
    let text = '';
    server.stdout.on('data', (chunk) => {
      text += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text);
      if (found) resolve(found[0]);
    });
    server.on('exit', (code) => reject(new Error(`the server ended (${code}): ${text}`)));
  });
  return { origin, stop: () => server.kill() };
}

// Mesa's software drawing takes half the time of Chromium's own.
const drawing = {
  mesa: ['--use-angle=gl-egl', '--ignore-gpu-blocklist'],
  chromium: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
};

const launchers = {
  // The shell is the same engine without windows, which here take as much time as the page itself.
  chromium: (drawnBy = 'mesa', flags = []) => createRequire(path.join(modules, 'x.js'))('playwright-core').chromium.launch({
    executablePath: process.env.DESCENT_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: ['--no-sandbox', '--use-gl=angle', ...drawing[drawnBy], '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
      // A page lives for seconds here: only what computes most of it is worth compiling a second time.
      '--js-flags=--wasm-tiering-budget=300000000', ...flags],
  }),
  firefox: async () => (await import('./engines/firefox.mjs')).launchFirefox({ modules }),
  webkit: async () => (await import('./engines/webkit.mjs')).launchWebKit(),
};

// For Chromium alone: `drawnBy`, "mesa" or "chromium", which knows only smaller pictures, and more `flags`.
export function startBrowser({ name = browserName, drawnBy, flags } = {}) {
  if (!Object.hasOwn(launchers, name)) {
    throw new Error(`DESCENT_BROWSER is one of ${Object.keys(launchers).join(', ')}, not "${name}".`);
  }
  return launchers[name](drawnBy, flags);
}

const covers = (ring, place) => place
  && ['x', 'y', 'width', 'height'].every((side) => Math.abs(ring[side] - place[side]) < 1);

// Where the keyboard's ring is: around which controls, and at which place. In a list that scrolls one
// control comes to lie where the last one was.
function ringed({ controls: { focus, ...others } }) {
  if (!focus) return '';
  const names = Object.keys(others).filter((name) => covers(focus, others[name]));
  return JSON.stringify([names, focus.x, focus.y]);
}

// The driver's "body {}", with which it takes pictures in Firefox, whose policy for the page holds for drivers too.
const driversStyle = 'sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT+SmwNZWA=';

// A page that keeps everything that went wrong on it.
export class Visitor {
  constructor(context, page) {
    this.context = context;
    this.page = page;
    this.drawn = true;
    this.problems = [];
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => {
      if (!error.message.includes(driversStyle)) this.problems.push(`uncaught: ${error.message}`);
    });
  }

  // `drawn`: the page draws all the time, and not only for pictures; the other browsers' pages always do.
  static async open(browser, url, { size = sizes.wide, theme = 'light', touch = false,
    drawn = browserName !== 'chromium',
    reducedMotion = 'no-preference', prepare = async () => {}, ready = true } = {}) {
    const context = await browser.newContext({
      viewport: size, colorScheme: theme, hasTouch: touch, isMobile: touch,
      deviceScaleFactor: touch ? 2 : 1, reducedMotion,
    });
    const visitor = new Visitor(context, await context.newPage());
    if (touch && browserName === 'chromium') visitor.finger = await context.newCDPSession(visitor.page);
    if (!drawn) await visitor.drawForPicturesOnly();
    await prepare(visitor);
    await visitor.page.goto(url);
    if (ready) await visitor.ready();
    return visitor;
  }

  // Before the page is opened.
  async drawForPicturesOnly() {
    this.drawn = false;
    await this.page.addInitScript(leaveOutDrawing);
  }

  async ready() {
    await this.page.waitForFunction(() => window.descent?.ready, null, { timeout: 30000 });
    await this.asking(() => this.page.evaluate(() => window.descent.ready));
  }

  // What fails says what the page's console had told before.
  async asking(ask) {
    try {
      return await ask();
    } catch (error) {
      throw new Error([error.message, ...this.problems].join('\n'));
    }
  }

  // As one text: the driver takes several times as long over an object.
  async state() {
    return JSON.parse(await this.asking(() => this.page.evaluate(() => JSON.stringify(window.descent.getState()))));
  }

  // Waits until the state fits; says what it was where it never does.
  async until(what, fits, timeout = 30000) {
    const start = Date.now();
    let state;
    do {
      state = await this.state();
      if (fits(state)) return state;
      // What takes long is asked after less often: asking takes time from the page.
      await this.page.waitForTimeout(Math.min(Math.max(25, (Date.now() - start) / 10), 250));
    } while (Date.now() < start + timeout);
    const { controls, history, presets, experiment, ...rest } = state;
    const there = Object.entries(controls).map(([name, { on, seen }]) => name + (on ? ' (on)' : '') + (seen ? ' (cut)' : ''));
    assert.fail([`waited in vain until ${what}; the state is ${JSON.stringify(rest)}; there are ${there.join(', ')}`,
      ...this.problems].join('\n'));
  }

  // Until nothing waits to be drawn, trained, loaded or told.
  settle(timeout = 30000) {
    return this.page.waitForFunction(() => window.descent.settled, null, { timeout, polling: 20 });
  }

  // So many synthetic digits, and dense layers of so many units before the last. Not by way of the scene's own
  // first experiment, whose thousands of images would be loaded for nothing.
  async showDrawnDigits({ train, test, units = [], epochs }) {
    await this.page.evaluate((given) => {
      window.descent.setExperiment({
        data: { name: 'synthetic_digits', train_limit: given.train, test_limit: given.test },
        model: [{ layer: 'Flatten' },
          ...given.units.map((count) => ({ layer: 'Dense', units: count, activation: 'relu' })),
          { layer: 'Dense', units: 10, activation: 'softmax' }],
        training: { loss: 'sparse_categorical_crossentropy', optimizer: 'Adam', epochs: given.epochs },
      });
    }, { train, test, units, epochs });
    await this.until('the digits are drawn', (s) => s.ready, 60000);
  }

  // A small convolutional network on drawn digits.
  async showConvolution() {
    await this.page.evaluate(() => {
      window.descent.setExperiment({
        data: { name: 'synthetic_digits', train_limit: 300, test_limit: 60 },
        model: [{ layer: 'Conv2D', filters: 4, kernel_size: 3, activation: 'relu' }, { layer: 'MaxPooling2D' },
          { layer: 'Flatten' }, { layer: 'Dense', units: 10, activation: 'softmax' }],
        training: { loss: 'sparse_categorical_crossentropy', optimizer: 'Adam', epochs: 1000 },
      });
    });
    await this.until('the digits are drawn', (s) => s.ready, 60000);
  }

  // A window of another size: the page hears of it in a later frame.
  async resize(size) {
    await this.page.setViewportSize(size);
    await this.page.waitForFunction(({ width, height }) => {
      const box = document.getElementById('canvas').getBoundingClientRect();
      const { width: across, height: down } = document.getElementById('canvas');
      return box.width === width && box.height === height
        && across === Math.round(width * devicePixelRatio) && down === Math.round(height * devicePixelRatio);
    }, size, { polling: 20 });
    await this.settle();
  }

  // Until so many frames have been drawn, where any were asked for.
  frames(count) {
    return this.page.evaluate((left) => new Promise((done) => {
      const step = () => {
        if (left === 0) return done();
        left -= 1;
        return requestAnimationFrame(step);
      };
      step();
    }), count);
  }

  // The middle of a control, or a share (0 … 1) of the way across it. Nobody aims at what has not
  // come to rest: it stands at the same place two frames later, and nothing is under way that could move
  // it, as far as that comes to an end soon.
  async place(name, across = 0.5, down = 0.5) {
    const box = await this.page.evaluate(async (wanted) => {
      const begin = performance.now();
      for (let before = ''; performance.now() < begin + 30000;) {
        const { x, y, width, height } = window.descent.getState().controls[wanted] ?? {};
        const now = x === undefined ? '' : JSON.stringify([x, y, width, height]);
        const calm = window.descent.settled || performance.now() > begin + 300;
        if (now !== '' && now === before && calm) return { x, y, width, height };
        before = now;
        for (let i = 0; i < 2; i += 1) await new Promise(requestAnimationFrame);
      }
      return null;
    }, name);
    if (box) return { x: box.x + across * box.width, y: box.y + down * box.height };
    const { controls } = await this.state();
    return assert.fail(`no control "${name}" stands still; there are ${Object.keys(controls).join(', ')}`);
  }

  async click(name, across, down, options) {
    const { x, y } = await this.place(name, across, down);
    await this.page.mouse.move(x, y);
    await this.page.mouse.click(x, y, { delay: 30, ...options });
  }

  // Scrolls what lies in the middle of the page until all of a control is seen.
  async scrollTo(name) {
    const { width, height } = this.page.viewportSize();
    await this.page.mouse.move(width / 2, height / 2);
    for (let i = 0; i < 40; i += 1) {
      const place = (await this.state()).controls[name];
      if (place?.height > 0 && !place.seen) return;  // what lies in a card out of sight has no height
      await this.page.mouse.wheel(0, 100);
      await this.frames(4);
    }
    assert.fail(`"${name}" cannot be scrolled to`);
  }

  async tap(name, across, down) {
    await this.tapAt(await this.place(name, across, down));
  }

  // Upwards, beside the controls.
  async scrollByFinger(pixels) {
    const from = { x: 10, y: this.page.viewportSize().height / 2 };
    const touch = (type, ...touchPoints) => this.finger.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', from);
    for (let moved = 20; moved <= pixels; moved += 20) await touch('touchMove', { ...from, y: from.y - moved });
    await touch('touchEnd');
    await this.settle();
  }

  // Without waiting in between, as the driver's own tap does: on a busy machine that is as long as a finger
  // that rests, to which a control is explained instead.
  async tapAt({ x, y }) {
    if (!this.finger) return this.page.touchscreen.tap(x, y);
    return Promise.all([['touchStart', [{ x, y }]], ['touchEnd', []]]
      .map(([type, touchPoints]) => this.finger.send('Input.dispatchTouchEvent', { type, touchPoints })));
  }

  // Opens a drop-down and presses one of its entries.
  async choose(name, entry) {
    await this.click(name);
    await this.click(`${name}.${entry}`);
  }

  // Until a field has the keyboard: the page's own text field, which stands for it.
  fieldOpens() {
    return this.page.waitForFunction(() => document.activeElement.classList.contains('typing'), null, { timeout: 30000 });
  }

  // Presses a field and selects what is in it, so that what is typed next replaces it.
  async openField(name) {
    await this.click(name);
    await this.fieldOpens();
    await this.page.keyboard.press('Control+a');
  }

  // With the mouse, along points given as shares of a control.
  async drag(name, points) {
    for (const [index, [across, down]] of points.entries()) {
      const { x, y } = await this.place(name, across, down);
      await this.page.mouse.move(x, y, { steps: index === 0 ? 1 : 6 });
      if (index === 0) await this.page.mouse.down();
    }
    await this.page.mouse.up();
  }

  // With the keyboard: Tab until the ring is around a control.
  async tabTo(name, key = 'Tab') {
    await this.until(`there is a control "${name}"`, (s) => s.controls[name], 10000);
    for (let i = 0; i < 250; i += 1) {
      const before = ringed(await this.state());
      await this.page.keyboard.press(key);
      const now = await this.until('the ring has moved',
        (state) => state.controls.focus && ringed(state) !== before);
      if (covers(now.controls.focus, now.controls[name])) return;
    }
    assert.fail(`Tab never came to "${name}"`);
  }

  // What is seen of the page, as a PNG.
  async screenshot(options) {
    if (this.drawn) return this.page.screenshot(options);
    await this.page.evaluate(paint, true);
    await this.frames(3);
    const picture = await this.page.screenshot(options);
    await this.page.evaluate(paint, false);
    return picture;
  }

  // For people, among the artefacts.
  async picture(name) {
    mkdirSync(artefacts, { recursive: true });
    await this.screenshot({ path: path.join(artefacts, `${name}.png`) });
  }

  // Closes the page, and fails if anything went wrong on it that was not expected.
  async close(expected = []) {
    await this.context.close();
    const surprises = this.problems.filter((p) => !expected.some((pattern) => pattern.test(p)));
    assert.deepEqual(surprises, []);
  }
}

// For a whole file of tests: one server and one browser, and open(options), a visitor of the page;
// `address`, what stands behind the site's: "?lang=es".
export function usePage({ plain, flags } = {}) {
  const place = { server: null, browser: null };
  before(async () => {
    place.server = await startServer({ plain });
    place.browser = await startBrowser({ flags });
  });
  after(async () => {
    await place.browser?.close();
    place.server?.stop();
  });
  return { place, open: ({ address = '', ...options } = {}) => Visitor.open(place.browser, `${place.server.origin}/${address}`, options) };
}
