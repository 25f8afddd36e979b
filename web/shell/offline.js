// A page of its own works without a connection once it was here: starts the worker that keeps what was used
// (web/offline/worker.js). Comes after the first picture. ?sw=0 in the address takes all of that away again.
import { note } from './note.js';
import { rest } from './rest.js';
import { tr } from './words.js';

const folder = new URL('./', document.baseURI);
const prefix = `descent:${folder.pathname}:`;
const toldKey = `descent.offline:${folder.pathname}`; // said once
const isolatingKey = `descent.isolating:${folder.pathname}`; // reloaded once
const version = document.querySelector('meta[name="descent-version"]')?.content ?? '';
const quiet = 1500; // milliseconds after the start, which the person's first press may need
const longestStart = 10000; // of the worker

const asked = (name) => new URLSearchParams(location.search).get(name);
// Who builds the page wants to see what was built last.
const onThisMachine = /^(localhost|127\..*|\[::1\])$/.test(location.hostname);

function kept(store, key, value) {
  try {
    const before = store.getItem(key);
    if (value === null) store.removeItem(key);
    else store.setItem(key, value);
    return before;
  } catch {
    return null; // the browser keeps nothing here
  }
}

async function forget() {
  const registration = await navigator.serviceWorker.getRegistration(folder);
  await registration?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
  kept(localStorage, toldKey, null);
}

// Asks the worker to keep what this page has used; answers with what it says.
function tellUsed(worker, used) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage({ used }, [port2]);
  });
}

const register = () => navigator.serviceWorker.register(new URL('offline_worker.js', folder), { scope: folder.pathname });

// A newer worker has all that the next visit needs.
function sayNewer(newest) {
  if (newest !== version) note(tr('There is a newer version of Descent: it comes when you reload this page.'));
}

async function keepOffline() {
  await rest();
  await new Promise((resolve) => { setTimeout(resolve, quiet); });
  await register();
  const { active } = await navigator.serviceWorker.ready;
  const answer = await tellUsed(active, performance.getEntriesByType('resource').map(({ name }) => name));
  sayNewer(answer.version);
  if (answer.offline && answer.version === version && kept(localStorage, toldKey, 'told') === null) {
    note(tr('Descent works offline from now on.'));
  }
  navigator.serviceWorker.addEventListener('controllerchange', async () => {
    const { controller } = navigator.serviceWorker;
    if (controller) sayNewer((await tellUsed(controller, [])).version);
  });
}

// After the first picture. Where the browser keeps nothing there is nothing to be said.
export function begin() {
  if (!navigator.serviceWorker || !document.querySelector('link[rel="manifest"]')) return;
  if (onThisMachine && asked('sw') === null && asked('isolate') === null) return;
  (asked('sw') === '0' ? forget() : keepOffline()).catch(() => {});
}

// The worker may not come to life, and then says nothing.
function inTime(promise) {
  const late = new Promise((_, reject) => { setTimeout(reject, longestStart); });
  return Promise.race([promise, late]);
}

// For ?isolate=1, before anything else: a host that sends no headers for isolation has the worker add them, which
// takes one reload, and never two: what was tried is written down, or else not tried. Whether the page is about
// to reload.
export async function isolate() {
  const tried = kept(sessionStorage, isolatingKey, null) !== null;
  if (!navigator.serviceWorker || globalThis.crossOriginIsolated || asked('sw') === '0' || tried) return false;
  try {
    await register();
    await inTime(navigator.serviceWorker.ready);
    sessionStorage.setItem(isolatingKey, 'tried');
  } catch {
    return false;
  }
  location.reload();
  return true;
}
