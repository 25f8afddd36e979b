// The desktop program in a real window (under Xvfb in ./check): it draws, trains and ends cleanly.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

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

for (const [scene, theme] of [['playground', 'light'], ['line', 'dark'], ['digits', 'light']]) {
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
