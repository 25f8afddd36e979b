// Programs that run in Chromium, in pages that stay open: one for each table of Descent, and for
// the peers one for each row, because JavaScript that has seen a single network runs faster.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { inRoot, pages, playwright, python } from './places.mjs';
import { workloadModules } from './peers_setup.mjs';

export async function serve(folder) {
  const server = spawn(python, [inRoot('cmake/serve.py'), folder, '--port', '0'],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  const origin = await new Promise((resolve, reject) => {
    let text = '';
    server.stdout.on('data', (chunk) => {
      text += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text);
      if (found) resolve(found[0]);
    });
    server.on('exit', (code) => reject(new Error(`The server ended (${code}): ${text}`)));
  });
  return { origin, stop: () => server.kill() };
}

// As the browser tests start it; and a page behind others is not slowed down.
export function launch() {
  return playwright().chromium.launch({
    executablePath: process.env.DESCENT_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--disable-renderer-backgrounding', '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows'],
  });
}

async function openPage(context, url, name) {
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(url);
  await page.waitForFunction(() => window.program, null, { timeout: 60000 }).catch(() => {
    throw new Error(`${name} did not start: ${problems[0] ?? 'no reason given'}`);
  });
  return page;
}

class Program {
  constructor(context, url, settings) {
    Object.assign(this, { context, url, where: 'browser', pages: new Map() }, settings);
  }

  async pageOf(id) {
    const key = this.own ? '' : id;
    if (!this.pages.has(key)) this.pages.set(key, await openPage(this.context, this.url, this.name));
    return this.pages.get(key);
  }

  async prepare(row) {
    return (await this.pageOf(row.id)).evaluate((given) => window.program.prepare(given), row);
  }

  async run(id, steps) {
    return (await this.pageOf(id)).evaluate(([row, count]) => window.program.run(row, count), [id, steps]);
  }

  async accuracy(id) {
    return (await this.pageOf(id)).evaluate((row) => window.program.accuracy(row), id);
  }

  // Ends a row that cannot be measured, even in the middle of a step.
  async giveUp(id) {
    if (this.own) return;
    await this.pages.get(id)?.close();
    this.pages.delete(id);
  }
}

// All cores train together in the build with threads; the others have one.
const cores = availableParallelism();
const ownKinds = ['train', 'predict', 'gemm', 'real', 'probe'];

// One program for each kernel table of each module.
async function openOwn(context, origin) {
  const programs = [];
  for (const { target, name: file, build } of workloadModules()) {
    const url = (table) => `${origin}/descent.html?module=${target}/${file}&table=${table}`;
    const scout = await openPage(context, url(''), file);
    if (build === 'threads') {
      await scout.close();
      programs.push(...['simd', 'simd_fma'].map((table) => new Program(context, `${url(table)}&threads=${cores}`, {
        name: `Descent ${table}, ${cores} threads`, table, build, threads: cores, kinds: ['train', 'real'], own: true,
      })));
      continue;
    }
    const { tables, probes } = await scout.evaluate(() =>
      ({ tables: window.program.tables, probes: window.program.probes }));
    await scout.close();
    for (const [index, table] of tables.entries()) {
      const name = `Descent ${table}${build && ` (${build})`}`;
      programs.push(new Program(context, url(table), {
        name, table, build, kinds: ownKinds.slice(0, index === 0 ? 5 : 4), own: true, probes,
      }));
    }
  }
  return programs;
}

const peerPages = [
  { name: 'TensorFlow.js wasm', file: 'tfjs.html?backend=wasm', kinds: ['train', 'predict', 'gemm', 'real'] },
  { name: 'TensorFlow.js cpu', file: 'tfjs.html?backend=cpu', kinds: ['train', 'predict'] },
  { name: 'jax-js', file: 'jax.html', kinds: ['train', 'predict'] },
  { name: 'ConvNetJS', file: 'convnet.html', kinds: ['train', 'predict'] },
  { name: 'TF Playground\'s algorithm', file: 'playground.html', kinds: ['train'], only: ['W1', 'S1'] },
  { name: 'ONNX Runtime Web', file: 'onnx.html', kinds: ['predict'] },
];

export async function openBrowserPrograms(withPeers) {
  const server = await serve(pages);
  const browser = await launch();
  const stop = async () => {
    await browser.close();
    server.stop();
  };
  try {
    const context = await browser.newContext();
    const programs = await openOwn(context, server.origin);
    for (const { file, ...settings } of withPeers ? peerPages : []) {
      programs.push(new Program(context, `${server.origin}/${file}`, settings));
    }
    return { programs, version: browser.version(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
