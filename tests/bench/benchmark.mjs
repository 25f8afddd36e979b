#!/usr/bin/env node
// The benchmark: Descent against other programs and against the limits of the machine, in one run.
//
//   node tests/bench/benchmark.mjs [--rounds N] [--only W1,W3] [--skip peers,native,page]
//                                  [--json FILE] [--markdown FILE] [--install-native]
//
// It needs what ./check has built, and besides
//   source .deps/emscripten-env.sh
//   ninja -C build/web descent_workloads descent_workloads_relaxed descent_workloads_threads
//   ninja -C build/native-release descent_workloads
// At first use it installs the peers from npm into .deps/peers,
// in the versions of tests/bench/package-lock.json. Leave the machine alone while it runs.
//
//   --rounds N   how often each program runs each row, 0.4 s at a time (5)
//   --only       these rows only: W1-W8 training, M3 training on MNIST itself, S1 the playground's
//                spiral, I3.1 I3.256 I5.1 I5.256 prediction, G1-G3 products of matrices
//   --skip       peers: Descent alone; native: nothing outside the browser; page: no figures of the page
//   --json, --markdown   where the results go (build/benchmark.json, build/benchmark.md)
//   --install-native     first install PyTorch, NumPy and OpenBLAS from Debian's packages
//
// The programs of the browser are pages of one Chromium, native ones are processes; all on one
// thread, but for those that say so, which use all cores. They take turns, row by row and round by round, so that what else the machine does meets
// all alike. Medians and the whole spread are told; nothing is left out. Rows with Adam have a
// learning rate of 1e-12 in every program (harness/rows.mjs says why) and random data: 60,000
// samples through Descent's real trainer with its shuffling and metrics, ready batches for the peers.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowserPrograms } from './harness/browser_programs.mjs';
import { installNative, openNativePrograms } from './harness/native_programs.mjs';
import { measurePage } from './harness/page_figures.mjs';
import { installPeers, makePages, peerVersions, workloadModules } from './harness/peers_setup.mjs';
import { hasPlaywright, inRoot, mnistFolder, nativeProgram } from './harness/places.mjs';
import { markdown, report } from './harness/report.mjs';
import { measure, measureEpochs } from './harness/rounds.mjs';
import { epochSamples, realRow, batchOf, presetRow, rows as networks } from './harness/rows.mjs';

const realEpochs = 3;
const spiral = presetRow(JSON.parse(readFileSync(inRoot('assets/presets/spiral.json'), 'utf8')));
const rows = [...networks, spiral];
const parts = ['peers', 'native', 'page'];
const say = (text) => process.stderr.write(`${text}\n`);

class UsageError extends Error {}

function list(text, allowed, option) {
  const words = text.split(',').filter(Boolean);
  const unknown = words.find((word) => !allowed.includes(word));
  if (unknown) throw new UsageError(`${option} knows no "${unknown}": choose of ${allowed.join(', ')}.`);
  return words;
}

function readOptions() {
  const text = (standard) => ({ type: 'string', default: standard });
  const { values } = parseArgs({
    options: {
      rounds: text('5'), only: text(''), skip: text(''), json: text(inRoot('build/benchmark.json')),
      markdown: text(inRoot('build/benchmark.md')), 'install-native': { type: 'boolean' }, help: { type: 'boolean' },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new UsageError('--rounds needs a whole number from 1.');
  const all = [...rows, realRow].map(({ id }) => id);
  const only = list(values.only, all, '--only');
  return { ...values, rounds, only: only.length ? only : all, skip: list(values.skip, parts, '--skip') };
}

function checkBuilds({ skip }) {
  if (workloadModules().length === 0 || (!skip.includes('native') && !existsSync(nativeProgram)) || !hasPlaywright()) {
    throw new UsageError('The programs to measure are not there yet: build what stands in the first lines of benchmark.mjs.');
  }
}

// The probes of a build, as rows that only its first table runs.
function probeRows(programs) {
  const known = new Map();
  for (const program of programs.filter(({ kinds }) => kinds.includes('probe'))) {
    for (const probe of program.probes) known.set(probe.name, { ...probe, id: `P.${probe.name}`, kind: 'probe' });
  }
  return [...known.values()];
}

// A probe has another number and other work in each build.
function withOwnProbes(program) {
  const prepare = program.prepare.bind(program);
  program.prepare = async (row) => {
    if (row.kind !== 'probe') return prepare(row);
    const own = program.probes.find(({ name }) => name === row.name);
    return own ? prepare({ ...row, ...own }) : { problem: 'not in this build' };
  };
  return program;
}

// The work of a probe as its own program has it.
function ownWork(cell) {
  if (cell.row.kind !== 'probe') return cell;
  return { ...cell, row: { ...cell.row, ...cell.program.probes.find(({ name }) => name === cell.row.name) } };
}

async function measureAll(programs, { rounds, only }) {
  const chosen = rows.filter(({ id }) => only.includes(id));
  const cells = await measure(programs.map(withOwnProbes), [...probeRows(programs), ...chosen], rounds, say);
  const results = cells.map(ownWork);
  if (!only.includes(realRow.id)) return results;
  if (!mnistFolder()) {
    say('M3 is left out: MNIST is neither in build/data nor where DESCENT_DATA points.');
    return results;
  }
  const steps = Math.ceil(epochSamples / batchOf(realRow));
  return [...results, ...await measureEpochs(programs, realRow, realEpochs, steps, say)];
}

function processor() {
  const info = existsSync('/proc/cpuinfo') ? readFileSync('/proc/cpuinfo', 'utf8') : '';
  const [family, model] = ['cpu family', 'model'].map((key) => new RegExp(`^${key}\\s*: (\\d+)`, 'm').exec(info)?.[1]);
  const numbers = family ? ` (family ${family}, model ${model})` : '';
  return `${os.cpus()[0].model}${numbers}, ${os.cpus().length} cores`;
}

function write(file, text) {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  writeFileSync(file, text);
}

// The comment at the top of this file.
function help() {
  const [comment] = readFileSync(new URL(import.meta.url), 'utf8').match(/(^\/\/.*\n)+/m);
  return comment.replace(/^\/\/ ?/gm, '');
}

function describe({ rounds }, withPeers) {
  return {
    date: new Date().toISOString(), processor: processor(), node: process.version, rounds,
    'load before': os.loadavg()[0],
    'learning rate': '1e-12 with Adam, 0.03 with SGD, random data; M3: 1e-3, MNIST; S1: the preset\'s',
    ...(withPeers && { peers: peerVersions() }),
  };
}

// Opens every program, measures, and closes them whatever happens. Adds their versions to `about`.
async function measurePrograms(options, withPeers, about) {
  const opened = [];
  try {
    opened.push(await openBrowserPrograms(withPeers));
    about.chromium = opened[0].version;
    if (!options.skip.includes('native')) {
      const native = await openNativePrograms(withPeers);
      opened.push(native);
      Object.assign(about, native.versions, native.absent.length && { absent: native.absent.join('; ') });
    }
    return await measureAll(opened.flatMap(({ programs }) => programs), options);
  } finally {
    for (const each of opened) await each.stop();
  }
}

async function main() {
  const options = readOptions();
  if (options.help) return console.log(help());
  checkBuilds(options);
  const withPeers = !options.skip.includes('peers');
  if (withPeers) installPeers(say);
  if (options['install-native']) installNative(say);
  await makePages(rows, withPeers);
  const about = describe(options, withPeers);
  const cells = await measurePrograms(options, withPeers, about);
  const page = options.skip.includes('page') ? null : await measurePage(options.rounds, say)
    .then((figures) => ({ figures }), (error) => ({ problem: `Not measured: ${error.message}` }));
  about['load after'] = os.loadavg()[0];
  const result = report(cells, about, page);
  write(options.json, `${JSON.stringify(result, null, 1)}\n`);
  write(options.markdown, `${markdown(result)}\n`);
  return console.log(markdown(result));
}

main().catch((error) => {
  say(error instanceof UsageError || error.code?.startsWith('ERR_PARSE_ARGS') ? error.message : error.stack);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
