// Descent itself, as a page: ?module=FILE.mjs&table=NAME&threads=N.
import { batchOf } from '../harness/rows.mjs';
import { fetchBytes } from '../harness/mnist_in_page.mjs';

const query = new URLSearchParams(location.search);
const table = query.get('table');
const threads = Number(query.get('threads') ?? 1);
const { default: createWorkloads } = await import(`/${query.get('module')}`);
const module = await createWorkloads();
const ids = new Map(); // row → workload

function call(name, result, types, values) {
  const answer = module.ccall(`workloads_${name}`, result, types, values);
  if (result === 'number' && answer < 0) {
    throw new Error(module.ccall('workloads_problem', 'string', [], []));
  }
  return answer;
}

// Images go in as (28, 28) like the program's own; where a layer wants a channel, as (28, 28, 1).
function create(row) {
  const types = ['string', 'string', 'string', 'number'];
  const make = (shape) =>
    call('create', 'number', types, [table, JSON.stringify(row.experiment), shape.join(' '), row.classes]);
  try {
    return make(row.ownData ? [] : row.input);
  } catch (error) {
    if (row.input.length === 1) throw error;
    return make([...row.input, 1]);
  }
}

function copyIn(bytes) {
  const address = module._malloc(bytes.length);
  module.HEAPU8.set(bytes, address);
  return address;
}

async function createFromImages(row) {
  const files = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte'];
  const [images, labels] = await Promise.all(files.map(fetchBytes));
  const addresses = [copyIn(images), copyIn(labels)];
  try {
    return call('create_from_images', 'number',
      ['string', 'string', 'number', 'number', 'number', 'number'],
      [table, JSON.stringify(row.experiment), addresses[0], images.length, addresses[1], labels.length]);
  } finally {
    addresses.forEach((address) => module._free(address));
  }
}

function probeNumbers() {
  const names = [];
  for (let i = 0; ; i += 1) {
    const name = call('probe_name', 'string', ['number'], [i]);
    if (name === '') return names;
    names.push(name);
  }
}

const rows = new Map();

window.program = {
  tables: call('tables', 'string', [], []).split(' '),
  probes: probeNumbers().map((name, index) =>
    ({ name, index, work: call('probe_work', 'number', ['number'], [index]) })),

  async prepare(row) {
    rows.set(row.id, row);
    try {
      if (row.kind === 'real') ids.set(row.id, await createFromImages(row));
      if (row.kind === 'train' || row.kind === 'predict') ids.set(row.id, create(row));
      if (threads > 1) call('threads', 'number', ['number', 'number'], [ids.get(row.id), threads]);
    } catch (error) {
      return { problem: `not in this build: ${error.message}` };
    }
    return {};
  },

  run(id, steps) {
    const row = rows.get(id);
    const numbers = (...values) => [values.map(() => 'number'), values];
    if (row.kind === 'probe') return call('probe', 'number', ...numbers(row.index, steps));
    if (row.kind === 'gemm') {
      return call('gemm', 'number', ['string', 'number', 'number', 'number', 'number'],
        [table, row.m, row.n, row.k, steps]);
    }
    if (row.kind === 'predict') {
      return call('predict', 'number', ...numbers(ids.get(id), batchOf(row), steps));
    }
    return call('train', 'number', ...numbers(ids.get(id), steps));
  },

  accuracy: (id) => call('accuracy', 'number', ['number'], [ids.get(id)]),
};
