// Pages of other origins that frame Descent: small pages made by the test, which speak with the frame as a course's
// page would, by postMessage alone.
import { createServer } from 'node:http';
import { after, before } from 'node:test';

import { startBrowser, startServer } from './harness.mjs';

// Serves `pages` (address → HTML) at an origin of their own.
export async function startPages(pages) {
  const server = createServer((request, response) => {
    const body = pages[new URL(request.url, 'http://host').pathname];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(body ?? '');
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  server.unref();
  return {
    pages,
    origin: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

// For a whole file of tests: the site, a browser, and a course's site, whose pages `pagesOf(site, course)` makes of
// both origins.
export function useCourse(pagesOf) {
  const place = { server: null, browser: null, course: null };
  before(async () => {
    place.server = await startServer();
    place.course = await startPages({});
    Object.assign(place.course.pages, pagesOf(place.server.origin, place.course.origin));
    place.browser = await startBrowser();
  });
  after(async () => {
    await place.browser?.close();
    place.course?.stop();
    place.server?.stop();
  });
  return place;
}

// In the page around, as its own script: `heard` is all that came, each with where from; `ask` waits for an answer.
const hostScript = `
  window.heard = [];
  const waiting = new Map();
  let next = 0;
  addEventListener('message', (event) => {
    const from = [...document.querySelectorAll('iframe')].findIndex((frame) => frame.contentWindow === event.source);
    heard.push({ from, origin: event.origin, data: event.data });
    const answered = waiting.get(event.data?.id);
    if (!answered || event.data.event !== undefined) return;
    waiting.delete(event.data.id);
    answered(event.data);
  });
  window.frame = (i = 0) => document.querySelectorAll('iframe')[i].contentWindow;
  window.post = (message, i = 0) => frame(i).postMessage(message, '*');
  window.ask = (what, fields = {}, i = 0) => new Promise((resolve) => {
    const id = 'q' + (next += 1);
    waiting.set(id, resolve);
    post({ descent: 1, id, do: what, ...fields }, i);
  });
  window.untilPong = (i = 0) => new Promise((resolve) => {
    const timer = setInterval(async () => {
      const { result } = await ask('ping', {}, i);
      if (result?.ready) clearInterval(timer);
      if (result?.ready) resolve(result);
    }, 200);
  });`;

export const framesPage = (addresses, { sandbox = '', script = '' } = {}) => `<!doctype html><title>A course</title>
${addresses.map((src) => `<iframe src="${src.replaceAll('&', '&amp;')}" ${sandbox} style="width: 720px; height: 520px"></iframe>`).join('\n')}
<script>${hostScript}${script}</script>`;
