// The real page from a warm local server, each time in a browser that knows nothing of it: how soon
// it trains, what it downloads, what it needs, how long it holds the main thread, what it does idle.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch, serve } from './browser_programs.mjs';
import { site } from './places.mjs';
import { rows } from './rows.mjs';
import { summary } from './rounds.mjs';

const trainingSeconds = 5;
const convolutions = {
  data: { name: 'fashion_mnist' },
  model: rows.find(({ id }) => id === 'W5').experiment.model,
  training: { loss: 'sparse_categorical_crossentropy', optimizer: { name: 'Adam' }, batch_size: 32 },
};
const idleSeconds = 5;

// Runs in the page before its own scripts.
function watch() {
  window.blocks = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.blocks.push(entry.duration);
  }).observe({ type: 'longtask', buffered: true });

  // What the page does in answer to messages is training, in answer to frames drawing.
  window.slices = [];
  window.frames = [];
  const timed = (work, durations) => (...given) => {
    const start = performance.now();
    work(...given);
    durations.push(performance.now() - start);
  };
  const onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    ...onmessage, set(work) { onmessage.set.call(this, timed(work, window.slices)); },
  });
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (draw) => ask(timed(draw, window.frames));

  const nextFrame = () => new Promise((resolve) => { requestAnimationFrame(resolve); });
  window.firstStep = new Promise((resolve, reject) => {
    addEventListener('load', async () => {
      try {
        while (!window.descent) await new Promise((again) => { setTimeout(again); });
        await window.descent.ready;
        await nextFrame();
        const firstFrame = performance.now();
        const trained = () => {
          const { epoch, step } = window.descent.getState();
          return epoch > 0 || step > 0;
        };
        await window.descent.play();
        while (!trained()) await new Promise((again) => { setTimeout(again); });
        resolve({ firstFrame, firstStep: performance.now(), data: window.descent.getState().experiment.data.name });
      } catch (error) {
        reject(error);
      }
    });
  });
}

// Everything fetched, until asked: how many bytes as it lies there, and after gzip -9.
function countDownloads(page) {
  const answers = [];
  page.on('response', (response) => answers.push(response));
  return async () => {
    const count = { requests: answers.length, bytes: 0, gzipped: 0 };
    for (const response of answers) {
      const body = await response.body().catch(() => Buffer.alloc(0));
      count.bytes += body.length;
      count.gzipped += response.url().endsWith('.gz') ? body.length : gzipSync(body, { level: 9 }).length;
    }
    return count;
  };
}

// The processes that work for the page: its own, and the one that draws.
async function processes(session) {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer' || type === 'GPU');
}

async function cpuSeconds(session) {
  return (await processes(session)).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

// Of the largest page process, as the kernel has kept it; null where there is no /proc.
async function peakMegabytes(session) {
  const peaks = (await processes(session)).filter(({ type }) => type === 'renderer').map(({ id }) => {
    const status = `/proc/${id}/status`;
    return existsSync(status) ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) / 1024 : 0;
  });
  return Math.max(...peaks) || null;
}

// Of one core, over so many seconds after `begin`.
async function cpuShare(session, seconds, begin = () => {}) {
  const [before, start] = [await cpuSeconds(session), performance.now()];
  await begin();
  await new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });
  return (await cpuSeconds(session) - before) / ((performance.now() - start) / 1000);
}

async function idleShare(page, session) {
  await page.evaluate(() => window.descent.pause());
  await page.waitForTimeout(2000);
  return cpuShare(session, idleSeconds);
}

// Trains for a while and answers with the longest task; 0 where none reached the 50 ms from which
// browsers report them.
async function train(page, session) {
  const share = await cpuShare(session, trainingSeconds, () => page.evaluate(() => {
    window.blocks.length = 0;
    return window.descent.play();
  }));
  const { block, trained } = await page.evaluate(() => {
    const { epoch, step } = window.descent.getState();
    return { block: Math.max(0, ...window.blocks), trained: epoch > 0 || step > 0 };
  });
  if (!trained) throw new Error('The page did not train.');
  return { block, share };
}

// Null where the scene's images do not come.
async function trainDigits(page, session) {
  await page.evaluate(() => window.descent.setScene('images'));
  const isReady = () => window.descent.getState().ready;
  const came = await page.waitForFunction(isReady, null, { timeout: 60000 }).catch(() => null);
  if (!came) return { block: null };
  await page.waitForTimeout(1000);
  return train(page, session);
}

// Keras's convolutional network on Fashion-MNIST, between the frames of a page without threads.
async function trainConvolutions(browser, origin) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watch);
  await page.goto(`${origin}/?build=playground_relaxed`);
  await page.evaluate(() => window.firstStep);
  await page.evaluate((experiment) => window.descent.setExperiment(experiment), convolutions);
  const isReady = () => window.descent.getState().ready;
  if (!await page.waitForFunction(isReady, null, { timeout: 60000 }).catch(() => null)) return {};
  await page.waitForTimeout(1000);
  const found = await page.evaluate(async (seconds) => {
    window.slices.length = 0;
    window.frames.length = 0;
    await window.descent.play();
    await new Promise((done) => { setTimeout(done, seconds * 1000); });
    await window.descent.pause();
    const sorted = (values) => [...values].sort((a, b) => a - b);
    const frames = sorted(window.frames);
    return { slice: sorted(window.slices).at(-1), frame: frames[frames.length >> 1] };
  }, trainingSeconds);
  await page.close();
  return found;
}

async function visit(origin) {
  const browser = await launch();
  try {
    const session = await browser.newBrowserCDPSession();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(watch);
    const downloads = countDownloads(page);
    await page.goto(`${origin}/`);
    const times = await page.evaluate(() => window.firstStep);
    const fetched = await downloads();
    const { block: spiralBlock, share: trainingShare } = await train(page, session);
    const figures = { ...times, ...fetched, spiralBlock, trainingShare };
    figures.peakMegabytes = await peakMegabytes(session);
    figures.idleShare = await idleShare(page, session);
    figures.digitsBlock = (await trainDigits(page, session)).block;
    figures.digitsPeakMegabytes = await peakMegabytes(session);
    const { slice, frame } = await trainConvolutions(browser, origin);
    Object.assign(figures, { convolutionSlice: slice, convolutionFrame: frame });
    return figures;
  } finally {
    await browser.close();
  }
}

// A school's laptop, by the browser's own means: a processor with a quarter of this one's speed for
// the page's thread, and a line of 10 Mbit/s with 40 ms there and back.
const slow = { rate: 4, bitsPerSecond: 10e6, latency: 40 };

async function visitSlowly(origin) {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    const session = await page.context().newCDPSession(page);
    const bytesPerSecond = slow.bitsPerSecond / 8;
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false, latency: slow.latency, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: slow.rate });
    await page.addInitScript(watch);
    await page.goto(`${origin}/`);
    const { firstFrame, firstStep } = await page.evaluate(() => window.firstStep);
    const between = await page.evaluate(async (seconds) => {
      await window.descent.play();
      const times = [];
      const end = performance.now() + seconds * 1000;
      while (performance.now() < end) {
        times.push(await new Promise((resolve) => { requestAnimationFrame(resolve); }));
      }
      return times.slice(1).map((time, i) => time - times[i]).sort((a, b) => a - b);
    }, trainingSeconds);
    const share = (part) => between[Math.floor(part * (between.length - 1))];
    return { slowFirstFrame: firstFrame, slowFirstStep: firstStep, slowFrame: share(0.5), slowFrame95: share(0.95) };
  } finally {
    await browser.close();
  }
}

const lines = [
  ['firstFrame', 'navigation to first frame', 'ms'],
  ['firstStep', 'navigation to first trained step of the spiral', 'ms'],
  ['requests', 'requests before it', ''],
  ['bytes', 'bytes downloaded before it', 'B'],
  ['gzipped', 'the same after gzip -9', 'B'],
  ['spiralBlock', 'longest task of the main thread while the spiral trains (0: none of 50 ms)', 'ms'],
  ['digitsBlock', 'the same in the digits scene', 'ms'],
  ['convolutionSlice', 'longest slice of training Keras\'s CNN (W5) in the build without threads', 'ms'],
  ['convolutionFrame', 'median frame meanwhile, with software graphics', 'ms'],
  ['peakMegabytes', 'peak resident memory of the page\'s process, spiral', 'MB'],
  ['digitsPeakMegabytes', 'the same after the digits scene', 'MB'],
  ['trainingShare', 'cores busy while the spiral trains, page and drawing processes', ''],
  ['slowFirstFrame', 'navigation to first frame with 1/4 of this processor and 10 Mbit/s', 'ms'],
  ['slowFirstStep', 'navigation to first trained step there', 'ms'],
  ['slowFrame', 'median time between frames while the spiral trains there, with software graphics', 'ms'],
  ['slowFrame95', 'the same, of 95 in 100', 'ms'],
  ['idleShare', 'cores busy while paused, the same processes', ''],
];

export async function measurePage(rounds, say) {
  if (!existsSync(path.join(site, 'index.html'))) {
    throw new Error('There is no page in build/site: run ./play or ./check first.');
  }
  const server = await serve(site);
  try {
    await fetch(server.origin).then((answer) => answer.text()); // warm
    const visits = [];
    for (let round = 1; round <= rounds; round += 1) {
      say(`page, visit ${round} of ${rounds}`);
      visits.push({ ...await visit(server.origin), ...await visitSlowly(server.origin) });
    }
    const known = visits.filter(({ data }) => data === 'spiral');
    if (known.length < visits.length) throw new Error('The page does not begin with the spiral.');
    return lines.map(([key, title, unit]) => {
      const values = visits.map((figures) => figures[key]).filter(Number.isFinite);
      return { key, title, unit, values, ...(values.length > 0 && summary(values)) };
    });
  } finally {
    server.stop();
  }
}
