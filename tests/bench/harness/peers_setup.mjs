// Brings the peers from npm (only here, at first use) and makes one script of each page.
import { spawnSync } from 'node:child_process';
import {
  cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { inRoot, mnistFolder, builds, pages, peers } from './places.mjs';
import { onnxModel } from '../peers/onnx_model.mjs';

const recipe = ['package.json', 'package-lock.json'].map((name) => inRoot('tests/bench', name));

function isInstalled() {
  const installed = path.join(peers, 'package-lock.json');
  return existsSync(installed) && readFileSync(installed).equals(readFileSync(recipe[1]));
}

export function installPeers(say) {
  if (isInstalled()) return;
  say('installing the peers from npm into .deps/peers');
  const fresh = inRoot('.deps/unfinished/peers');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  for (const file of recipe) cpSync(file, path.join(fresh, path.basename(file)));
  // In the folder: with --prefix npm does not find its way where .deps is a symbolic link.
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'],
    { cwd: fresh, encoding: 'utf8' });
  if (npm.status !== 0) {
    throw new Error(`The peers could not be installed from npm (${npm.stderr.trim().split('\n')[0]}); `
      + 'run it again with the network at hand, or with --skip peers.');
  }
  rmSync(peers, { recursive: true, force: true });
  renameSync(fresh, peers);
}

export function peerVersions() {
  const lock = JSON.parse(readFileSync(recipe[1], 'utf8'));
  return Object.fromEntries(Object.keys(lock.packages[''].dependencies).filter((name) => name !== 'esbuild')
    .map((name) => [name, lock.packages[`node_modules/${name}`].version]));
}

function pageOf(name) {
  return `<!doctype html><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">`
    + `<script type="module" src="/${name}.js"></script>\n`;
}

const copy = (folder, names, target) => {
  mkdirSync(target, { recursive: true });
  for (const name of names) cpSync(path.join(folder, name), path.join(target, name));
};

function writeModels(rows) {
  for (const row of rows.filter(({ kind }) => kind === 'predict')) {
    writeFileSync(path.join(pages, 'onnx', `${row.id}.onnx`), onnxModel(row));
  }
}

async function bundlePeers() {
  const modules = path.join(peers, 'node_modules');
  const { build } = createRequire(path.join(modules, 'x.js'))('esbuild');
  const names = ['tfjs', 'jax', 'convnet', 'playground', 'onnx'];
  await build({
    entryPoints: names.map((name) => inRoot('tests/bench/peers', `${name}.mjs`)),
    outdir: pages, bundle: true, format: 'esm', minify: true, target: 'esnext', platform: 'browser',
    nodePaths: [modules], logLevel: 'error',
  });
  for (const name of names) writeFileSync(path.join(pages, `${name}.html`), pageOf(name));
  const wasm = path.join(modules, '@tensorflow/tfjs-backend-wasm/dist');
  copy(wasm, readdirSync(wasm).filter((name) => name.endsWith('.wasm')), path.join(pages, 'tfjs'));
  copy(path.join(modules, 'onnxruntime-web/dist'),
    ['ort-wasm-simd-threaded.wasm', 'ort-wasm-simd-threaded.mjs'], path.join(pages, 'onnx'));
}

// The modules of Descent that there are to measure: of build/web, and of whatever other builds for
// the web there are, which then give them their names.
export function workloadModules() {
  const folders = existsSync(builds) ? readdirSync(builds).filter((name) => /^web(-|$)/.test(name)).sort() : [];
  return folders.flatMap((folder) => {
    const files = path.join(builds, folder, 'tests');
    if (!existsSync(files)) return [];
    return readdirSync(files).filter((name) => /^descent_workloads.*\.mjs$/.test(name)).sort().map((name) => ({
      source: files, target: `modules/${folder}`, name,
      build: [folder.slice(4), name.replace(/^descent_workloads_?|\.mjs$/g, '')].filter(Boolean).join(' '),
    }));
  });
}

// Everything that the pages fetch, in one folder.
export async function makePages(rows, withPeers) {
  rmSync(pages, { recursive: true, force: true });
  mkdirSync(path.join(pages, 'peers'), { recursive: true });
  const harness = inRoot('tests/bench/harness');
  copy(harness, ['rows.mjs', 'mnist_in_page.mjs'], path.join(pages, 'harness'));
  cpSync(inRoot('tests/bench/peers/descent.mjs'), path.join(pages, 'peers/descent.mjs'));
  writeFileSync(path.join(pages, 'descent.html'), pageOf('descent').replace('/descent.js', '/peers/descent.mjs'));
  for (const { source, target, name } of workloadModules()) {
    copy(source, [name, name.replace(/mjs$/, 'wasm')], path.join(pages, target));
  }
  if (mnistFolder()) symlinkSync(path.resolve(mnistFolder()), path.join(pages, 'mnist'));
  if (!withPeers) return;
  await bundlePeers();
  writeModels(rows);
}
