// cmake/data_sets.py: MNIST from a mirror, verified; what cannot be had is said and left out.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "descent-data-"));
const names = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
  "t10k-labels-idx1-ubyte"];

// A copy of the script in a folder of its own, so that the sets lying beside this one are unseen.
// Debian's place for Fashion-MNIST stays.
const script = path.join(folder, "cmake/data_sets.py");

let served = {};
const mirror = http.createServer((request, answer) => {
  const file = served[request.url];
  answer.writeHead(file ? 200 : 404).end(file);
});
before(async () => {
  fs.mkdirSync(path.dirname(script), { recursive: true });
  fs.copyFileSync(path.join(root, "cmake/data_sets.py"), script);
  await new Promise((resolve) => mirror.listen(0, "127.0.0.1", resolve));
});
after(() => {
  mirror.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

function bring(name, url, environment = {}) {
  const output = path.join(folder, name);
  const { DESCENT_DATA, ...inherited } = process.env;
  const child = spawn("python3", [script, output, path.join(output, "downloads"), "--mirror", url],
    { env: { ...inherited, ...environment } });
  return new Promise((resolve) => {
    let said = "";
    child.stdout.on("data", (chunk) => (said += chunk));
    child.stderr.on("data", (chunk) => (said += chunk));
    child.on("close", (code) => {
      const manifest = JSON.parse(fs.readFileSync(path.join(output, "manifest.json"), "utf8"));
      const mnist = manifest.sets.find((set) => set.name === "mnist");
      resolve({ code, said, mnist, output });
    });
  });
}

const url = () => `http://127.0.0.1:${mirror.address().port}/mnist/`;

function serveMnist() {
  const source = path.join(process.env.DESCENT_DATA ?? "", "mnist");
  if (!names.every((name) => fs.existsSync(path.join(source, `${name}.gz`)))) return false;
  served = Object.fromEntries(names.map((name) =>
    [`/mnist/${name}.gz`, fs.readFileSync(path.join(source, `${name}.gz`))]));
  return true;
}

test("MNIST is downloaded, verified and described", async (t) => {
  if (!serveMnist()) return t.skip("MNIST is not at hand to be served");
  const { code, mnist, output } = await bring("good", url());
  assert.equal(code, 0);
  assert.equal(mnist.available, true);
  const labels = mnist.files.test_labels;
  assert.equal(labels.uncompressed_bytes, 10008);
  const packed = fs.readFileSync(path.join(output, labels.path));
  assert.equal(packed.length, labels.bytes);
  assert.equal(zlib.gunzipSync(packed).length, 10008);
  // The first training images by themselves are the very ones.
  assert.equal(mnist.beginning.train, 10000);
  const unpacked = (file) => zlib.gunzipSync(fs.readFileSync(path.join(output, file.path)));
  for (const [role, header, size] of [["train_images", 16, 784], ["train_labels", 8, 1]]) {
    const part = unpacked(mnist.beginning.files[role]);
    const whole = unpacked(mnist.files[role]);
    assert.equal(part.length, header + 10000 * size);
    assert.equal(part.readUInt32BE(4), 10000);
    assert.deepEqual(part.subarray(8), Buffer.concat([whole.subarray(8, header), whole.subarray(header, part.length)]));
    assert.ok(mnist.beginning.files[role].bytes < mnist.files[role].bytes / 4);
  }
  // A folder of an older version, or one that lost a file, is made whole again.
  const lost = path.join(output, mnist.beginning.files.train_images.path);
  const before = fs.readFileSync(lost);
  fs.rmSync(lost);
  await bring("good", url());
  assert.deepEqual(fs.readFileSync(lost), before);
  const sources = JSON.parse(fs.readFileSync(path.join(output, "sources.json"), "utf8"));
  for (const entry of sources) delete entry.beginning;
  fs.writeFileSync(path.join(output, "sources.json"), JSON.stringify(sources));
  assert.deepEqual((await bring("good", url())).mnist.beginning, mnist.beginning);
  served = {}; // the second time nothing is asked for
  assert.equal((await bring("good", url())).mnist.available, true);
});

test("another file under the right name is refused in a sentence", async () => {
  served = Object.fromEntries(names.map((name) => [`/mnist/${name}.gz`, zlib.gzipSync("other")]));
  const { code, said, mnist } = await bring("other", url());
  assert.equal(code, 0);
  assert.equal(mnist.available, false);
  assert.match(said, /MNIST is left out: .*SHA-256/);
});

test("a truncated download is refused, and the next run starts it anew", async () => {
  const whole = zlib.gzipSync(Buffer.alloc(5000, "descent"));
  served = Object.fromEntries(names.map((name) => [`/mnist/${name}.gz`, whole.subarray(0, 30)]));
  const { said, mnist, output } = await bring("cut", url());
  assert.equal(mnist.available, false);
  assert.match(said, /not a whole gzip file/);
  assert.ok(!fs.existsSync(path.join(output, "downloads/mnist", `${names[0]}.gz`)));
});

test("a mirror that does not answer is one line, and no failure", async () => {
  const { code, said, mnist } = await bring("silent", "http://127.0.0.1:9/mnist/");
  assert.equal(code, 0);
  assert.equal(mnist.available, false);
  assert.equal(said.split("\n").filter((line) => line.startsWith("MNIST")).length, 1);
});

test("$DESCENT_DATA comes before the mirror", async () => {
  const own = path.join(folder, "own");
  fs.mkdirSync(path.join(own, "mnist"), { recursive: true });
  for (const name of names) {
    fs.writeFileSync(path.join(own, "mnist", `${name}.gz`), zlib.gzipSync("mine"));
  }
  const { said } = await bring("env", "http://127.0.0.1:9/mnist/", { DESCENT_DATA: own });
  assert.ok(said.includes(`${own}/mnist`), said);
});
