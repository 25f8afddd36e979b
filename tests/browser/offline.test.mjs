// A page of its own without a connection: kept by its worker, brought up to date, never of two builds.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';

import { site, usePage, Visitor } from './harness.mjs';
import { startHost } from './hosts.mjs';

const { place } = usePage();
const asked = '/?sw=1'; // on this machine only who asks gets the worker
const versionOf = (visitor) => visitor.page.evaluate(() => document.querySelector('meta[name="descent-version"]').content);
const note = (visitor, pattern) => visitor.page.locator('#note', { hasText: pattern }).waitFor({ timeout: 20000 });
const caches = (visitor) => visitor.page.evaluate(async () => {
  const all = {};
  for (const name of await window.caches.keys()) {
    all[name] = (await (await window.caches.open(name)).keys()).map(({ url }) => url.split('/').slice(3).join('/'));
  }
  return all;
});
const registrations = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

async function trainLittle(visitor) {
  await visitor.page.evaluate(() => window.descent.stepEpoch());
  await visitor.until('an epoch is over', (state) => state.epoch === 1 && !state.playing);
}

// With the worker at work, and all that was used kept.
async function openKept(host, address = asked) {
  const visitor = await Visitor.open(place.browser, host.origin + address);
  await note(visitor, 'works offline');
  return visitor;
}

// The same site as if it had been built once more: another version, and a mark in one script.
function otherBuild(t, mark = '') {
  const folder = mkdtempSync(path.join(tmpdir(), 'descent-other-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(site, folder, { recursive: true, filter: (from) => !from.includes('/data/') });
  const names = readdirSync(folder, { recursive: true }).filter((name) => /\.(js|html)$/.test(name));
  const before = /name="descent-version" content="(\w+)"/.exec(readFileSync(path.join(folder, 'index.html'), 'utf8'))[1];
  const version = createHash('sha256').update(before + mark).digest('hex').slice(0, 12);
  for (const name of names) {
    const file = path.join(folder, name);
    const text = readFileSync(file, 'utf8').replaceAll(before, version);
    writeFileSync(file, name.endsWith('/camera.js') ? `${text}\nexport const mark = ${JSON.stringify(mark)};` : text);
  }
  const worker = path.join(folder, 'offline_worker.js');
  const text = readFileSync(worker, 'utf8');
  const [table] = /\{"LICENSE".*?\}/.exec(text);
  const files = Object.fromEntries(Object.keys(JSON.parse(table)).map((name) => [name,
    createHash('sha256').update(readFileSync(path.join(folder, name))).digest('hex').slice(0, 24)]));
  writeFileSync(worker, text.replace(table, JSON.stringify(files)));
  return { folder, version };
}

// A host whose site can be another one from some moment on. `of(address)`: the folder that a file comes from.
async function changingHost() {
  const host = { of: () => site };
  const serving = await startHost({
    change(address, response) {
      const folder = host.of(address);
      if (folder === site || address.startsWith('/data/')) return;
      const name = address === '/' ? 'index.html' : address;
      Object.assign(response, { status: 200, body: readFileSync(path.join(folder, name)) });
    },
  });
  return Object.assign(host, serving);
}

describe('without a connection', () => {
  test('the page opens again, trains, and has what was used; nothing was asked for before the first picture', async () => {
    const requests = [];
    const host = await startHost({
      change(address, { headers }) {
        requests.push(address);
        headers['cache-control'] = 'max-age=600';
      },
    });
    const visitor = await Visitor.open(place.browser, host.origin + asked);
    assert.ok(!requests.includes('/offline_worker.js'), `${requests}`);
    await visitor.page.evaluate(() => window.descent.setLanguage('es'));
    await note(visitor, 'sin conexión');
    const [{ id }] = JSON.parse(readFileSync(path.join(site, 'lessons/list.json'), 'utf8'));
    const open = async () => {
      await visitor.page.evaluate((which) => window.descent.openLesson(which), id);
      return visitor.page.evaluate(() => window.descent.getLesson().title);
    };
    const title = await open();
    await visitor.page.evaluate(() => window.descent.closeLesson());
    const wasm = requests.filter((address) => address.endsWith('.wasm'));
    assert.equal(wasm.length, 1, 'the program is not fetched twice, nor any other build');
    host.stop();
    await visitor.page.reload();
    await visitor.ready();
    await trainLittle(visitor);
    assert.equal(await visitor.page.evaluate(() => document.documentElement.lang), 'es');
    assert.equal(await open(), title);
    // A script that comes when it is needed, and was not.
    assert.equal(await visitor.page.evaluate(async () => {
      const { content } = document.querySelector('meta[name="descent-version"]');
      return typeof (await import(`./web/shell/camera.js?v=${content}`)).takePicture;
    }), 'function');
    await visitor.page.waitForTimeout(2500);
    assert.equal(await visitor.page.locator('#note').count(), 0, 'it is said once');
    await visitor.close([/ERR_CONNECTION|Failed to load resource|fetch/]);
  });

  test('a data set that was used is there, and the oldest give way to what is too much', async (t) => {
    const manifest = JSON.parse(readFileSync(path.join(site, 'data/manifest.json'), 'utf8'));
    if (!manifest.sets.find((set) => set.name === 'fashion_mnist')?.available) return t.skip('this site has no Fashion-MNIST');
    const host = await startHost({
      change(address, response) {
        if (!address.startsWith('/data/large')) return;
        Object.assign(response, { status: 200, body: Buffer.alloc(25e6) });
        response.headers['content-length'] = '25000000';
      },
    });
    const visitor = await openKept(host);
    const show = async () => {
      await visitor.page.evaluate(() => window.descent.loadPreset('fashion_mnist'));
      await visitor.until('the images are there', (state) => state.ready);
    };
    const kept = async () => Object.entries(await caches(visitor)).find(([name]) => name.endsWith(':data'))[1]
      .filter((name) => name !== 'data/manifest.json');
    await visitor.page.evaluate(async () => {
      for (const i of [1, 2, 3]) {
        await (await fetch(`data/large${i}.gz?v=1`)).arrayBuffer();
        await new Promise((done) => { setTimeout(done, 300); });
      }
    });
    assert.deepEqual(await kept(), ['data/large2.gz?v=1', 'data/large3.gz?v=1'], '64 MB have room for two of them');
    await show();
    await visitor.page.waitForFunction(async () => (await (await window.caches.open('descent:/:data')).keys()).length === 6, null, { polling: 100, timeout: 5000 });
    assert.ok(!(await kept()).includes('data/large2.gz?v=1'), `${await kept()}`);
    host.stop();
    await visitor.page.reload();
    await visitor.ready();
    await show();
    await visitor.close([/ERR_CONNECTION|Failed to load resource|fetch/]);
    return undefined;
  });
});

describe('a newer build', () => {
  test('comes at the next load, whole; the page that is open goes on with its own', async (t) => {
    const other = otherBuild(t, 'newer');
    const host = await changingHost();
    const visitor = await openKept(host);
    const before = await versionOf(visitor);
    host.of = () => other.folder;
    await visitor.page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one.update()));
    await note(visitor, 'newer version');
    const camera = (version) => visitor.page.evaluate((wanted) => import(`./web/shell/camera.js?v=${wanted}`).then(({ mark }) => mark ?? 'none'), version);
    assert.equal(await camera(before), 'none', 'what the open page asks for is of its own build');
    await visitor.page.reload();
    await visitor.ready();
    assert.equal(await versionOf(visitor), other.version);
    assert.equal(await camera(other.version), 'newer');
    const used = await visitor.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).searchParams.get('v')));
    assert.ok(!used.includes(before), 'nothing is of the build before');
    host.stop();
    await visitor.page.reload();
    await visitor.ready();
    await trainLittle(visitor);
    assert.equal(await versionOf(visitor), other.version);
    await visitor.close([/ERR_CONNECTION|Failed to load resource|fetch/]);
  });

  test('that is half there on its host is left alone until it is whole', async (t) => {
    const other = otherBuild(t, 'half');
    const host = await changingHost();
    const visitor = await openKept(host);
    const before = await versionOf(visitor);
    host.of = (address) => (address.endsWith('/camera.js') ? site : other.folder);
    await visitor.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const ended = new Promise((done) => {
        registration.addEventListener('updatefound', () => {
          const worker = registration.installing;
          worker.addEventListener('statechange', () => { if (worker.state === 'redundant') done(); });
        });
      });
      await registration.update().catch(() => {});
      await ended;
    });
    await visitor.page.reload();
    await visitor.ready();
    assert.equal(await versionOf(visitor), before);
    await trainLittle(visitor);
    host.of = () => other.folder;
    await visitor.page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one.update()));
    await note(visitor, 'newer version');
    await visitor.close([/offline_worker|another build/]);
    host.stop();
  });
});

describe('where there is no worker', () => {
  test('in a frame, and on this machine unless it is asked for', async () => {
    const host = await startHost({
      change(address, response) {
        if (address !== '/course.html') return;
        Object.assign(response, { status: 200, body: Buffer.from('<iframe src="/?sw=1" width="900" height="600"></iframe>'), headers: { 'content-type': 'text/html' } });
      },
    });
    const visitor = await Visitor.open(place.browser, host.origin);
    const { page } = visitor;
    await page.waitForTimeout(2500);
    assert.equal(await registrations(page), 0);
    await page.goto(`${host.origin}/course.html`);
    await page.frameLocator('iframe').locator('#loading').waitFor({ state: 'hidden', timeout: 20000 });
    await page.waitForTimeout(2500);
    assert.equal(await registrations(page), 0);
    await visitor.close([/favicon/, /404/]);
    host.stop();
  });

  test('?sw=0 takes it away, with all that it kept', async () => {
    const host = await startHost();
    const visitor = await openKept(host);
    assert.equal(await registrations(visitor.page), 1);
    assert.ok(Object.keys(await caches(visitor)).length > 0);
    await visitor.page.goto(`${host.origin}/?sw=0`);
    await visitor.ready();
    await visitor.page.waitForFunction(async () => (await window.caches.keys()).length === 0
      && (await navigator.serviceWorker.getRegistrations()).length === 0, null, { polling: 100, timeout: 10000 });
    await visitor.close();
    host.stop();
  });
});

describe('?isolate=1 on a host that isolates no page', () => {
  const loads = (requests) => requests.filter((address) => address === '/web/shell/main.js').length;
  const isolated = (visitor) => visitor.page.evaluate(() => globalThis.crossOriginIsolated);

  test('the worker does it, after one reload, and threads train', async () => {
    const host = await startHost();
    const visitor = await Visitor.open(place.browser, `${host.origin}/?isolate=1`, { ready: false });
    await visitor.page.waitForFunction(() => globalThis.crossOriginIsolated && window.descent, null, { timeout: 30000 });
    await visitor.ready();
    assert.equal((await visitor.state()).trainsOn, 'own thread');
    await trainLittle(visitor);
    await visitor.page.goto(`${host.origin}/?sw=1`);
    await visitor.ready();
    assert.equal(await isolated(visitor), false, 'only who asks is isolated');
    await visitor.close();
    host.stop();
  });

  test('it never goes round: where the worker cannot be had the page starts without', async () => {
    for (const broken of [(response) => { response.status = 404; }, (response) => { response.body = Buffer.from('self.oninstall = () => {};'); }]) {
      const requests = [];
      const host = await startHost({
        change(address, response) {
          requests.push(address);
          if (address === '/offline_worker.js') broken(response);
        },
      });
      const visitor = await Visitor.open(place.browser, `${host.origin}/?isolate=1`, { ready: false });
      await visitor.page.waitForTimeout(2500);
      await visitor.ready();
      assert.equal(await isolated(visitor), false);
      assert.ok(loads(requests) <= 2, `${loads(requests)} loads`);
      await trainLittle(visitor);
      await visitor.close([/offline_worker|404|register/]);
      host.stop();
    }
  });
});
