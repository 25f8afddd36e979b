// What a class costs a host: so many students open Descent's page at the same moment, each with the requests and
// the connections of a browser.
//
// usage: node tests/bench/load.mjs ADDRESS [--students N] [--build NAME]
//
// ADDRESS is a folder with the site on any host that one may put a load on. For each visit: requests, bytes as they
// came over the connections, and how long it took.
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const address = process.argv[2];
const students = Number(option('students', 500));
const build = option('build', 'playground_relaxed');
if (!/^https?:\/\//.test(address ?? '') || !(students > 0)) {
  console.error('usage: node tests/bench/load.mjs ADDRESS [--students N] [--build NAME]');
  process.exit(2);
}
const home = new URL(address.endsWith('/') ? address : `${address}/`);
const { request, Agent } = home.protocol === 'https:' ? https : http;
const connections = 6; // to one host, as browsers have it

// Resolves to { status, text, etag }; all that came over the connection is counted where it is closed.
function get(agent, name, { etag, text = false } = {}) {
  const headers = { 'accept-encoding': text ? 'identity' : 'gzip, deflate, br', ...(etag ? { 'if-none-match': etag } : {}) };
  return new Promise((resolve, reject) => {
    const asked = request(new URL(name, home), { agent, headers }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => text && pieces.push(piece));
      answer.on('end', () => resolve({ status: answer.statusCode, etag: answer.headers.etag, text: Buffer.concat(pieces).toString() }));
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}

class Student {
  constructor() {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
    this.sockets = new Set();
    this.requests = 0;
    this.failed = 0;
  }

  async fetch(name, options) {
    this.requests += 1;
    const waiting = get(this.agent, name, options);
    for (const list of [this.agent.sockets, this.agent.freeSockets]) {
      for (const socket of Object.values(list).flat()) this.sockets.add(socket);
    }
    const answer = await waiting.catch((error) => ({ status: error.code }));
    for (const list of [this.agent.sockets, this.agent.freeSockets]) {
      for (const socket of Object.values(list).flat()) this.sockets.add(socket);
    }
    if (![200, 304].includes(answer.status)) {
      this.failed += 1;
      this.why = answer.status;
    }
    return answer;
  }

  leave() {
    const bytes = [...this.sockets].reduce((sum, socket) => sum + socket.bytesRead, 0);
    this.agent.destroy();
    return bytes;
  }
}

// The page first, which names the others; then those, all at once.
async function visit({ first, then }, etags) {
  const student = new Student();
  const begun = performance.now();
  await student.fetch(first, { etag: etags.get(first) });
  await Promise.all(then.map((name) => student.fetch(name, { etag: etags.get(name) })));
  return { seconds: (performance.now() - begun) / 1000, requests: student.requests, failed: student.failed, why: student.why, bytes: student.leave() };
}

async function all(what, plan, etags = new Map()) {
  const begun = performance.now();
  const visits = await Promise.all(Array.from({ length: students }, () => visit(plan, etags)));
  const seconds = (performance.now() - begun) / 1000;
  const sum = (key) => visits.reduce((total, one) => total + one[key], 0);
  const times = visits.map((one) => one.seconds).sort((a, b) => a - b);
  const share = (part) => times[Math.min(times.length - 1, Math.floor(part * times.length))].toFixed(1);
  console.log(`${what}: ${sum('requests') / students} requests and ${(sum('bytes') / students / 1e3).toFixed(1)} kB a student, `
    + `${(sum('bytes') / 1e6).toFixed(0)} MB in all; half have it after ${share(0.5)} s, 95 % after ${share(0.95)} s, all after ${seconds.toFixed(1)} s; `
    + `${Math.round(sum('requests') / seconds)} requests and ${(sum('bytes') / seconds / 1e6).toFixed(0)} MB a second; ${sum('failed')} failed`
    + `${sum('failed') > 0 ? ` (${visits.find((one) => one.failed).why})` : ''}`);
}

// What a page asks for, read from the page itself.
async function plans() {
  const scout = new Student();
  const page = await scout.fetch('./', { text: true });
  if (page.status !== 200) throw new Error(`${home} answers ${page.status}: is the site there?`);
  const [, version] = /name="descent-version" content="(\w+)"/.exec(page.text) ?? [];
  if (!version) throw new Error(`${home} is not Descent's page.`);
  const links = [...page.text.matchAll(/(?:href|src)="((?:web|playground)[^"]+)"/g)].map(([, name]) => name);
  const loaded = [...new Set(links), ...[`${build}.js`, `${build}.wasm`].map((name) => `${name}?v=${version}`), 'data/manifest.json'];
  const etags = new Map();
  for (const name of ['./', 'data/manifest.json', 'offline_worker.js']) {
    // As it is asked for later: another encoding has another tag.
    const answer = await scout.fetch(name);
    if (answer.etag && answer.status === 200) etags.set(name, answer.etag);
  }
  scout.leave();
  return { first: { first: './', then: loaded }, again: { first: './', then: ['data/manifest.json'] },
    worker: { first: 'offline_worker.js', then: ['data/manifest.json'] }, etags };
}

const { first, again, worker, etags } = await plans();
console.log(`${students} students at once, each with ${connections} connections, to ${home} (${build}); ${fs.readFileSync('/proc/loadavg', 'utf8').split(' ')[0]} processes were busy before`);
await all('first visit', first);
await all('again, with the browser\'s cache', again, etags);
await all('again, with the page\'s own worker', worker, etags);
