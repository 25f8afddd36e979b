// The desktop program in a real window (under Xvfb in ./check): it draws, trains and ends cleanly.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const playground = process.env.DESCENT_PLAYGROUND ?? path.join(root, 'build/playground');
const artefacts = process.env.DESCENT_ARTEFACTS ?? path.join(root, 'build/artefacts');

function run(...options) {
  const result = spawnSync(playground, options, { encoding: 'utf8', timeout: 120000 });
  return { code: result.status, out: result.stdout, problem: result.stderr };
}

// A picture in PPM's binary form.
function readPicture(file) {
  const bytes = readFileSync(file);
  const [, width, height] = /^P6\n(\d+) (\d+)\n255\n/.exec(bytes.subarray(0, 32).toString('latin1'));
  const pixels = bytes.subarray(bytes.length - width * height * 3);
  const colours = new Set();
  for (let i = 0; i < pixels.length; i += 3) {
    colours.add((pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2]);
  }
  return { width: Number(width), height: Number(height), pixels, colours };
}

mkdirSync(artefacts, { recursive: true });

for (const [scene, theme] of [['playground', 'light'], ['line', 'dark'], ['images', 'light']]) {
  test(`the ${scene} scene draws and trains, ${theme}`, () => {
    const file = path.join(artefacts, `desktop-${scene}-${theme}.ppm`);
    const { code, out, problem } = run('--smoke', '--seconds', '3', '--size', '1440x900',
      '--picture', file, ...(theme === 'dark' ? ['--dark'] : []),
      '--request', `{"do": "setScene", "scene": "${scene}"}`, '--request', '{"do": "play"}');
    assert.equal(code, 0, problem);
    assert.ok(!out.includes('error'), out);
    const picture = readPicture(file);
    assert.equal(picture.width, 1440);
    assert.equal(picture.height, 900);
    // Cards, text with soft edges, curves and maps: hundreds of colours. An empty window has one.
    assert.ok(picture.colours.size > 200, `${picture.colours.size} colours`);
  });
}

test('the themes differ', () => {
  const ground = (file) => readPicture(path.join(artefacts, file)).pixels[0];
  assert.ok(ground('desktop-line-dark.ppm') < 64);
  assert.ok(ground('desktop-playground-light.ppm') > 192);
});

test('an option that does not exist is named', () => {
  const { code, problem } = run('--nonsense');
  assert.notEqual(code, 0);
  assert.match(problem, /--nonsense/);
});

test('a request that cannot be carried out says why and harms nothing', () => {
  const { code, out } = run('--smoke', '--seconds', '0.5',
    '--request', '{"do": "setExperiment", "experiment": {"nonsense": 1}}');
  assert.equal(code, 0);
  assert.match(JSON.parse(out.trim()).error, /nonsense/);
});

// One pixel after the other, [red, green, blue, alpha], as PNG (RFC 2083; its checksums are those of gzip).
function png(width, height, pixelAt) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(zlib.gzipSync(body).readUInt32LE(zlib.gzipSync(body).length - 8));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6], 8);
  const lines = [];
  for (let y = 0; y < height; y += 1) {
    const line = [0];
    for (let x = 0; x < width; x += 1) line.push(...pixelAt(x, y));
    lines.push(Buffer.from(line));
  }
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header),
    chunk('IDAT', zlib.deflateSync(Buffer.concat(lines))), chunk('IEND', Buffer.alloc(0))]);
}

// The program's window and what it says of itself after it has opened these files (null: that are not there).
function withFiles(t, files) {
  const folder = mkdtempSync(path.join(tmpdir(), 'descent-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const paths = Object.entries(files).map(([name, bytes]) => {
    const file = path.join(folder, name);
    if (bytes !== null) writeFileSync(file, bytes);
    return file;
  });
  const seen = path.join(artefacts, `desktop-opened-${path.basename(paths[0])}.ppm`);
  const { code, out, problem } = run('--smoke', '--seconds', '0.5', '--size', '1440x900', '--picture', seen,
    ...paths, '--request', '{"do": "getState"}');
  assert.equal(code, 0, problem);
  return { state: JSON.parse(out.trim()).result, picture: readPicture(seen) };
}

// A bar in the middle of white paper, or of clear film.
const bar = (paper) => png(90, 120, (x, y) => (x > 38 && x < 51 && y > 15 && y < 105 ? [20, 20, 60, 255] : paper));

test('a picture is opened, and lies on the pad as in a browser', (t) => {
  for (const [name, paper] of [['white.png', [255, 255, 255, 255]], ['clear.png', [90, 0, 0, 0]]]) {
    const { state, picture } = withFiles(t, { [name]: bar(paper) });
    assert.equal(state.scene, 'images');
    assert.equal(state.message, '');
    // Light on dark as MNIST's digits are, upright in the middle of the pad.
    const at = (x, y) => picture.pixels[3 * (picture.width * y + x)];
    for (const y of [170, 255, 340]) {
      assert.ok(at(1263, y) > 180, `${name}, the bar at ${y}: ${at(1263, y)}`);
      for (const x of [1150, 1380]) assert.ok(at(x, y) < 60, `${name}, beside it at ${x}, ${y}: ${at(x, y)}`);
    }
  }
});

test('what is no picture is told of, and harms nothing', (t) => {
  const whole = bar([255, 255, 255, 255]);
  for (const [name, bytes] of [['half.png', whole.subarray(0, 60)], ['words.jpg', Buffer.from('no picture')], ['none.gif', Buffer.alloc(0)]]) {
    const { state } = withFiles(t, { [name]: bytes });
    assert.match(state.message, new RegExp(`${name} cannot be read as a picture.*PNG and JPEG always work`), name);
    assert.equal(state.scene, 'playground');
  }
  assert.match(withFiles(t, { 'absent.png': null }).state.message, /Cannot read .*absent\.png/);
  const folder = mkdtempSync(path.join(tmpdir(), 'descent-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const named = path.join(folder, 'folder.png');
  mkdirSync(named);
  const { code, out } = run('--smoke', '--seconds', '0.2', named, '--request', '{"do": "getState"}');
  assert.equal(code, 0);
  assert.match(JSON.parse(out.trim()).result.message, /Cannot read .*folder\.png/);
});
