// From seconds per step to what people compare.
import { batchOf, epochSamples, flopPerStep, limitFormula, limitSeconds } from './rows.mjs';
import { summary } from './rounds.mjs';

// Median rates of the probes of one build: what this machine could do in this run.
function limitsOf(cells) {
  const limits = new Map();
  for (const { program, row, samples, problem } of cells.filter(({ row: { kind } }) => kind === 'probe')) {
    if (problem || samples.length === 0) continue;
    const key = `${program.where} ${program.build}`;
    const rates = summary(samples.map((seconds) => row.work / seconds));
    if (!limits.has(key)) limits.set(key, { where: program.where, build: program.build });
    limits.get(key)[row.name] = rates;
  }
  return [...limits.values()];
}

function limitFor(program, row, limits) {
  const own = limits.find(({ where, build }) =>
    where === program.where && build === (program.build ?? ''));
  if (program.threads > 1) return null; // the probes run on one
  const comparable = program.own || program.where === 'browser'; // native peers use wider registers
  if (!own?.triad_memory || !comparable) return null;
  const peak = /fma/.test(program.table ?? '') ? own.fused : own.multiply_add;
  if (!peak) return null;
  return limitSeconds(row, {
    peak: peak.median, cache: own.triad_cache.median, memory: own.triad_memory.median,
  });
}

function resultOf(cell, limits) {
  const { row, program, samples, problem, note, accuracy } = cell;
  const result = {
    row: row.id, title: row.title, kind: row.kind, program: program.name, where: program.where,
    own: Boolean(program.own), threads: program.threads ?? 1, table: program.table, build: program.build, problem, note, accuracy, secondsPerStep: samples,
  };
  if (problem || samples.length === 0) return result;
  const step = summary(samples);
  const perStep = row.kind === 'gemm' ? 1 : batchOf(row);
  result.rate = { median: perStep / step.median, least: perStep / step.most, most: perStep / step.least };
  if (row.kind !== 'gemm') result.epochSeconds = epochSamples / result.rate.median;
  if (row.ownData) result.epochsPerSecond = result.rate.median / row.ownData.train;
  result.gflops = flopPerStep(row) / step.median / 1e9;
  const limit = limitFor(program, row, limits);
  if (limit) result.limitShare = limit / step.median;
  return result;
}

// How many times as fast the fastest Descent is on as many threads, there where it runs; and how
// many times as fast several threads of Descent are as one.
function addRatios(results) {
  for (const result of results.filter(({ own, rate, threads }) => rate && own && threads > 1)) {
    const alone = results.find((each) => each.own && each.rate && each.threads === 1 && each.row === result.row
      && each.where === result.where && each.table === result.table
      && (result.where === 'native' || each.build === 'relaxed'));
    if (alone) result.timesOneThread = result.rate.median / alone.rate.median;
  }
  for (const result of results.filter(({ own, rate }) => rate && !own)) {
    for (const where of ['browser', 'native']) {
      const best = Math.max(0, ...results.filter((each) => each.own && each.where === where
        && each.row === result.row && each.threads === result.threads && each.rate).map((each) => each.rate.median));
      if (best > 0) (result.descentTimes ??= {})[where] = best / result.rate.median;
    }
  }
}

export function report(cells, about, page) {
  const limits = limitsOf(cells);
  const results = cells.filter(({ row }) => row.kind !== 'probe').map((cell) => resultOf(cell, limits));
  addRatios(results);
  return { about: { ...about, limitFormula }, limits, results, page };
}

function digits(value) {
  if (value === undefined || value === null) return '';
  if (value >= 1e6) return `${(value / 1e6).toPrecision(3)}M`;
  if (value >= 1e4) return `${(value / 1e3).toPrecision(3)}k`;
  if (value >= 1000) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}
const spread = ({ median, least, most }) => `${digits(median)} (${digits(least)}–${digits(most)})`;
const percent = (share) => (share === undefined ? '' : `${Number((100 * share).toPrecision(2))} %`);
const line = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, body) => [line(head), line(head.map(() => '---')), ...body.map(line), ''];

function ratioText({ descentTimes: times, timesOneThread, where, own }) {
  if (timesOneThread) return `${digits(timesOneThread)}× its one thread`;
  if (own || !times) return '';
  const text = (key) => (times[key] ? `${digits(times[key])}× ${key}` : '');
  return (where === 'browser' ? [text('browser')] : [text('browser'), text('native')])
    .filter(Boolean).join(', ');
}

function resultLine(result) {
  const name = result.program + (result.note ? ` (${result.note})` : '');
  const head = [`${result.row} ${result.title}`, name];
  const hasEpochs = result.kind !== 'gemm';
  const problem = () => [result.problem ?? 'not measured', ...(hasEpochs ? [''] : []), '', '', ''];
  if (!result.rate) return [...head, ...problem()];
  const accuracy = result.accuracy === undefined ? '' : `, accuracy ${percent(result.accuracy)}`;
  const epochs = result.epochsPerSecond ? `: ${digits(result.epochsPerSecond)} epochs/s` : '';
  return [...head, spread(result.rate) + epochs + accuracy, ...(hasEpochs ? [digits(result.epochSeconds)] : []),
    digits(result.gflops), percent(result.limitShare), ratioText(result)];
}

function resultTable(title, unit, results) {
  if (results.length === 0) return [];
  const epochs = results[0].kind === 'gemm' ? [] : ['s per 60,000'];
  const head = ['row', 'program', `${unit}, median (least–most)`, ...epochs, 'GFLOP/s', 'of the limit',
    'Descent against it'];
  return [`## ${title}`, '', ...table(head, results.map(resultLine))];
}

function limitTable(limits) {
  const giga = (rates) => (rates ? spread({
    median: rates.median / 1e9, least: rates.least / 1e9, most: rates.most / 1e9,
  }) : '');
  return ['## Limits of this machine, in this run', '',
    ...table(['where', 'multiply then add, GFLOP/s', 'fused, GFLOP/s', 'triad 3 × 128 KiB, GB/s',
      'triad 3 × 16 MiB, GB/s'], limits.map((each) => [[each.where, each.build].filter(Boolean).join(' '),
      giga(each.multiply_add), giga(each.fused), giga(each.triad_cache), giga(each.triad_memory)])),
    `Limit: ${limitFormula}`, ''];
}

function pageTable({ figures, problem }) {
  if (problem) return [problem, ''];
  return table(['figure', 'median (least–most)', ''], figures.map((each) =>
    [each.title, each.values.length ? spread(each) : 'not measured', each.unit]));
}

export function markdown({ about, limits, results, page }) {
  const of = (...kinds) => results.filter(({ kind }) => kinds.includes(kind));
  const said = Object.entries(about).filter(([key]) => key !== 'limitFormula')
    .map(([key, value]) => `- ${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return ['# Benchmark of Descent', '', ...said, '',
    ...(limits.length ? limitTable(limits) : []),
    ...resultTable('Training', 'samples/s', of('train')),
    ...resultTable('Training on MNIST itself', 'samples/s', of('real')),
    ...resultTable('Prediction', 'samples/s', of('predict')),
    ...resultTable('Products of matrices', 'products/s', of('gemm')),
    ...(page ? ['## The page', '', ...pageTable(page)] : []),
  ].join('\n');
}
