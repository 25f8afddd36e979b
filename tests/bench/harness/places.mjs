// Where things lie.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const inRoot = (...parts) => path.join(root, ...parts);

export const builds = inRoot('build'); // web*/tests/descent_workloads*.mjs
export const nativeProgram = inRoot('build/native-release/tests/descent_workloads');
export const site = process.env.DESCENT_SITE ?? inRoot('build/site');
export const peers = inRoot('.deps/peers');
export const pages = inRoot('build/bench'); // what the benchmark's own server serves

// The folder with the four files of MNIST, or null.
export function mnistFolder() {
  const folder = path.join(process.env.DESCENT_DATA ?? inRoot('build/data'), 'mnist');
  return existsSync(path.join(folder, 'train-images-idx3-ubyte.gz')) ? folder : null;
}

const nodeModules = process.env.DESCENT_NODE_MODULES ?? inRoot('.deps/node/node_modules');
export const hasPlaywright = () => existsSync(path.join(nodeModules, 'playwright-core'));
export const playwright = () => createRequire(path.join(nodeModules, 'x.js'))('playwright-core');

// The python3 that Debian's packages are for.
export const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
