// The small server of ./play: what it sends, and what it keeps to itself.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "descent-serve-"));
const servers = [];

// Starts the server and answers with everything it printed up to its address.
function serve(port) {
  const script = path.join(root, "cmake/serve.py");
  const server = spawn("python3", [script, path.join(folder, "site"), "--port", String(port)]);
  servers.push(server);
  return new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (chunk) => {
      said += chunk;
      if (said.includes("Ctrl+C")) resolve(said);
    });
    server.on("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

const portOf = (said) => Number(/127\.0\.0\.1:(\d+)/.exec(said)[1]);

// http.request sends the path as it is; fetch would tidy it up.
function get(port, address, headers = {}) {
  return new Promise((resolve, reject) => {
    http.get({ host: "127.0.0.1", port, path: address, headers, agent: false }, (answer) => {
      const chunks = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () => resolve({
        status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks).toString(),
      }));
    }).on("error", reject);
  });
}

let port;
before(async () => {
  fs.mkdirSync(path.join(folder, "site/data"), { recursive: true });
  fs.writeFileSync(path.join(folder, "secret.txt"), "secret");
  const files = { "index.html": "<p>page", "a.mjs": "1", "a.wasm": "2", "data/a.gz": "3",
    "data/manifest.json": "{}", ".hidden": "4" };
  for (const [name, text] of Object.entries(files)) {
    fs.writeFileSync(path.join(folder, "site", name), text);
  }
  port = portOf(await serve(0));
});
after(() => {
  for (const server of servers) server.removeAllListeners("exit").kill();
  fs.rmSync(folder, { recursive: true, force: true });
});

test("every kind of file has its MIME type, and data sets no content encoding", async () => {
  const types = { "/": "text/html", "/a.mjs": "text/javascript", "/a.wasm": "application/wasm",
    "/data/a.gz": "application/gzip", "/data/manifest.json": "application/json" };
  for (const [address, type] of Object.entries(types)) {
    const { status, headers } = await get(port, address);
    assert.equal(status, 200, address);
    assert.equal(headers["content-type"].split(";")[0], type, address);
    assert.equal(headers["content-encoding"], undefined, address);
  }
});

test("the page is isolated, and errors carry the same headers", async () => {
  for (const address of ["/", "/nothing"]) {
    const { headers } = await get(port, address);
    assert.equal(headers["cross-origin-opener-policy"], "same-origin");
    assert.equal(headers["cross-origin-embedder-policy"], "require-corp");
    assert.equal(headers["cross-origin-resource-policy"], "cross-origin");
  }
});

test("an unchanged file is not sent twice, a changed one is", async () => {
  const first = await get(port, "/a.mjs");
  assert.match(first.headers["cache-control"], /no-cache/);
  const again = await get(port, "/a.mjs", { "If-None-Match": first.headers.etag });
  assert.equal(again.status, 304);
  assert.equal(again.body, "");
  fs.writeFileSync(path.join(folder, "site/a.mjs"), "changed");
  const changed = await get(port, "/a.mjs", { "If-None-Match": first.headers.etag });
  assert.equal(changed.status, 200);
  assert.equal(changed.body, "changed");
});

test("an address with a version is cached for good", async () => {
  const { headers } = await get(port, "/a.wasm?v=0123abcd");
  assert.match(headers["cache-control"], /immutable/);
});

test("a file that has a packed one beside it is sent so to whoever takes it, each with a tag of its own", async () => {
  for (const [ending, words] of [["br", "as Brotli"], ["gz", "as gzip"]]) fs.writeFileSync(path.join(folder, `site/a.wasm.${ending}`), words);
  const cases = { "gzip, deflate, br": ["br", "as Brotli"], gzip: ["gzip", "as gzip"], "": [undefined, null] };
  const tags = new Set();
  for (const [taken, [encoding, words]] of Object.entries(cases)) {
    const { headers, body } = await get(port, "/a.wasm", { "Accept-Encoding": taken });
    assert.equal(headers["content-encoding"], encoding, taken);
    assert.equal(headers["content-type"], "application/wasm");
    if (words) assert.equal(body, words);
    tags.add(headers.etag);
  }
  assert.equal(tags.size, 3);
});

test("nothing outside the folder, nothing hidden, and no listing is served", async () => {
  const addresses = ["/../secret.txt", "/%2e%2e/secret.txt", "/data/..%2f..%2fsecret.txt",
    "//../secret.txt", "/.hidden", "/data/"];
  assert.equal((await get(port, "/?back=/../there&at=.hidden")).status, 200, "a query names no file");
  for (const address of addresses) {
    const { status, body } = await get(port, address);
    assert.equal(status, 404, address);
    assert.ok(!body.includes("secret"), address);
  }
});

test("a taken port gives the next one, and says so", async () => {
  const said = await serve(port);
  assert.ok(portOf(said) > port);
  assert.match(said, new RegExp(`Port ${port} is taken, so this is port ${portOf(said)}`));
});
