// Lets a page of its own work without a connection: keeps what the page has used. Lies at the site's root, whose
// pages it may answer. web/shell/offline.js starts it.
//
// A build of the site is kept whole and by itself: every file is compared with the hash that make_site.py has
// written here, and what the page of one build asks for never comes from another. A newer build brings another
// worker: the browser asks for it with each visit, it fetches all that the last build had in use, and from then on
// the page is the newer one; pages that are open go on with theirs.

const version = '__DESCENT_VERSION__';
// Address → the beginning of the file's SHA-256.
const files = __DESCENT_FILES__;
const scope = new URL('./', self.location.href);
const prefix = `descent:${scope.pathname}:`;
const own = prefix + version;
const dataCache = `${prefix}data`;
const mostData = 64 * 2 ** 20; // bytes of data sets
const page = 'index.html';
const list = 'data/manifest.json';

// What every visit needs, and what the page may need later: small files.
const always = Object.keys(files).filter((name) => name === page || name.startsWith('web/shell/'));

const isolating = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

// The address in the site, without what stands behind the "?"; null for what is not the site's.
function nameOf(address) {
  const url = new URL(address);
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return null;
  return decodeURIComponent(url.pathname.slice(scope.pathname.length)) || page;
}

function addressOf(name) {
  if (name === page) return scope;
  const url = new URL(name, scope);
  url.searchParams.set('v', version);
  return url;
}

async function isOfThisBuild(name, bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('').startsWith(files[name]);
}

// The browser has unpacked it; a page that was redirected to is none that may be answered with.
function asKept(response, bytes) {
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  return new Response(bytes, { status: 200, headers });
}

async function fetchChecked(name, cache) {
  const response = await fetch(addressOf(name), { cache });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  return (await isOfThisBuild(name, bytes)) ? asKept(response, bytes) : null;
}

// Fetches a file of this build into its cache, mostly out of the browser's own: which may have kept what a
// host sent while it was between two builds.
async function fetchKept(name) {
  const kept = (await fetchChecked(name, name === page ? 'no-cache' : 'default')) ?? (await fetchChecked(name, 'reload'));
  if (!kept) throw new Error(`${name} is of another build`);
  // Without room it is still the right file.
  await (await caches.open(own)).put(addressOf(name), kept.clone()).catch(() => {});
  return kept;
}

const coming = new Map();
async function bring(name) {
  if (!coming.has(name)) coming.set(name, fetchKept(name).finally(() => coming.delete(name)));
  return (await coming.get(name)).clone();
}

async function keptNames(cache) {
  return (await (await caches.open(cache)).keys()).map(({ url }) => nameOf(url));
}

async function buildCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== dataCache);
}

// --- its life ---
// The newer worker answers at once: with what the older pages need too.
async function install() {
  const there = new Set(await keptNames(own));
  const used = new Set(always);
  for (const cache of await buildCaches()) {
    for (const name of await keptNames(cache)) if (Object.hasOwn(files, name)) used.add(name);
  }
  await Promise.all([...used].filter((name) => !there.has(name)).map(bring));
  await self.skipWaiting();
}

// The last builds' files stay for pages that are open.
async function activate() {
  const others = (await buildCaches()).filter((name) => name !== own);
  await Promise.all(others.slice(0, -2).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));

// --- data sets ---
const sizeOf = async (response) => Number(response.headers.get('content-length')) || (await response.clone().arrayBuffer()).byteLength;

// The oldest give way.
async function keepData(request, response) {
  const size = await sizeOf(response);
  if (size > mostData) return;
  const cache = await caches.open(dataCache);
  const others = await Promise.all((await cache.keys()).filter(({ url }) => url !== request.url && nameOf(url) !== list)
    .map(async (key) => ({ key, size: await sizeOf(await cache.match(key)) })));
  let all = others.reduce((sum, one) => sum + one.size, size);
  for (const one of others) {
    if (all <= mostData) break;
    await cache.delete(one.key);
    all -= one.size;
  }
  await cache.put(request, response);
}

async function dataFile(request, waitUntil) {
  const kept = await (await caches.open(dataCache)).match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) waitUntil(keepData(new Request(request.url), response.clone()).catch(() => {}));
  return response;
}

// The list may change while its files do not.
async function dataList(request, waitUntil) {
  try {
    const response = await fetch(request);
    if (response.ok) waitUntil(keepData(new Request(request.url), response.clone()).catch(() => {}));
    return response;
  } catch {
    return (await (await caches.open(dataCache)).match(request.url)) ?? Response.error();
  }
}

// --- what the page asks for ---
async function fileOf(name, wanted, request) {
  if (wanted === version) {
    const kept = await (await caches.open(own)).match(addressOf(name));
    return kept ?? bring(name).catch(() => Response.error());
  }
  const older = prefix + wanted;
  if (!(await caches.has(older))) return fetch(request); // of a build that this worker does not know
  // Whatever the host sends now is not of the older build.
  return (await (await caches.open(older)).match(request.url)) ?? Response.error();
}

async function wholePage(isolate) {
  const kept = (await (await caches.open(own)).match(addressOf(page))) ?? (await bring(page));
  if (!isolate) return kept;
  const headers = new Headers(kept.headers);
  for (const [name, value] of Object.entries(isolating)) headers.set(name, value);
  return new Response(kept.body, { status: 200, headers });
}

// Threads' scripts say in an isolated page that they may run in it; elsewhere that says nothing.
async function asPartOfIsolated(response) {
  const kept = await response;
  if (kept.type === 'error' || kept.headers.has('cross-origin-embedder-policy')) return kept;
  const headers = new Headers(kept.headers);
  headers.set('cross-origin-embedder-policy', 'require-corp');
  return new Response(kept.body, { status: kept.status, headers });
}

// Not by clients.get(): in Firefox that waits for a worker's script, which waits for this answer.
async function inFrame({ clientId }) {
  const pages = await self.clients.matchAll({ type: 'window' });
  return pages.some(({ id, frameType }) => id === clientId && frameType === 'nested');
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const name = request.method === 'GET' ? nameOf(request.url) : null;
  if (name === null) return;
  const asked = new URL(request.url).searchParams;
  if (request.mode === 'navigate') {
    if (name !== page || request.destination !== 'document' || asked.get('sw') === '0') return;
    event.respondWith(wholePage(asked.get('isolate') === '1').catch(() => fetch(request)));
    return;
  }
  const waitUntil = (work) => event.waitUntil(work);
  const answers = {
    list: () => dataList(request, waitUntil),
    data: () => dataFile(request, waitUntil),
    file: () => asPartOfIsolated(fileOf(name, asked.get('v'), request)),
  };
  const isData = name.startsWith('data/');
  const kind = (isData && (name === list ? 'list' : 'data')) || (asked.has('v') && 'file');
  if (!kind || (kind === 'file' && asked.get('v') === version && !Object.hasOwn(files, name))) return;
  event.respondWith(inFrame(event).then((framed) => (framed ? fetch(request) : answers[kind]())));
});

// --- what the page had before this worker was there ---
// { used: [addresses] }; answers whether all of it, and the page, is there without a connection now.
async function keepUsed(used) {
  const there = new Set(await keptNames(own));
  let whole = always.every((name) => there.has(name));
  for (const address of used) {
    const name = nameOf(address);
    const { searchParams } = new URL(address);
    if (name?.startsWith('data/')) {
      const request = new Request(address);
      const kept = name !== list && await (await caches.open(dataCache)).match(address);
      if (!kept) await fetch(request).then((response) => response.ok && keepData(request, response)).catch(() => { whole = false; });
    } else if (name !== null && Object.hasOwn(files, name) && searchParams.has('v')) {
      if (searchParams.get('v') !== version) whole = false;
      else if (!there.has(name)) await bring(name).catch(() => { whole = false; });
    }
  }
  const now = await keptNames(own);
  return whole && now.some((name) => name.endsWith('.wasm'));
}

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (!port || !Array.isArray(event.data?.used)) return;
  event.waitUntil(keepUsed(event.data.used).then((offline) => port.postMessage({ offline, version }), () => port.postMessage({ offline: false, version })));
});
