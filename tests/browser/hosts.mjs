// Hosts that are not as one would wish them: a small server of the site that may answer some
// requests otherwise.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

import { site } from './harness.mjs';

// As nginx of Debian 12 comes: it knows no .mjs and no .wasm.
const types = {
  '.html': 'text/html', '.js': 'application/javascript', '.css': 'text/css', '.json': 'application/json',
};

// `change(address, response)` may change response.headers, .status or .body (a Buffer), or return
// false: it answers by itself, with response.raw. `folders`: addresses of folders with the site in them.
export async function startHost({ change = () => {}, folders = ['/'] } = {}) {
  const server = createServer((request, raw) => {
    const { pathname } = new URL(request.url, 'http://host');
    const folder = folders.find((one) => pathname.startsWith(one)) ?? null;
    let file = folder === null ? '' : path.join(site, pathname.slice(folder.length));
    if (file.endsWith('/') || (folder && pathname === folder)) file = path.join(file, 'index.html');
    const response = { status: 200, headers: {}, body: null, raw };
    if (folder === null || !existsSync(file) || statSync(file).isDirectory()) response.status = 404;
    else response.headers['content-type'] = types[path.extname(file)] ?? 'application/octet-stream';
    if (change(pathname, response) === false) return;
    raw.writeHead(response.status, response.headers);
    if (response.status !== 200) raw.end();
    else if (response.body !== null) raw.end(response.body);
    else createReadStream(file).pipe(raw);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  server.unref(); // a test that fails does not stop it, and is not to wait for it
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
