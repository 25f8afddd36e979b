// Programs that run natively, spoken to by lines: Descent's own, and the peers in Python.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { inRoot, mnistFolder, nativeProgram, python } from './places.mjs';
import { batchOf } from './rows.mjs';

// A child that answers every line with one line.
class Child {
  constructor(command, words, environment = {}) {
    this.process = spawn(command, words,
      { stdio: ['pipe', 'pipe', 'ignore'], env: { ...process.env, ...environment } });
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  async ask(line) {
    this.process.stdin.write(`${line}\n`);
    const { value, done } = await this.lines.next();
    if (done) throw new Error('the program ended');
    return value;
  }

  stop() {
    this.process.stdin.end();
    this.process.kill();
  }
}

class Native {
  constructor(table, threads = 1) {
    const name = `Descent ${table}, native${threads > 1 ? `, ${threads} threads` : ''}`;
    Object.assign(this, { table, threads, name, where: 'native', own: true, build: '' });
    this.child = new Child(nativeProgram, []);
    this.rows = new Map();
    this.ids = new Map();
  }

  async call(...words) {
    const answer = await this.child.ask(words.join('\t'));
    if (answer.startsWith('! ')) throw new Error(answer.slice(2));
    return answer;
  }

  async findProbes() {
    this.probes = [];
    for (let index = 0; ; index += 1) {
      const name = await this.call('probe_name', index);
      if (name === '') return;
      this.probes.push({ name, index, work: Number(await this.call('probe_work', index)) });
    }
  }

  create(row, shape) {
    const json = JSON.stringify(row.experiment);
    if (row.kind !== 'real') return this.call('create', this.table, json, shape.join(' '), row.classes);
    const files = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte']
      .map((name) => path.join(mnistFolder(), `${name}.gz`));
    return this.call('create_from_images', this.table, json, ...files);
  }

  // Images go in as (28, 28) like the program's own; where a layer wants a channel, as (28, 28, 1).
  async prepare(row) {
    this.rows.set(row.id, row);
    if (!row.experiment) return {};
    const create = (shape) => this.create(row, row.ownData ? [] : shape);
    try {
      const first = create(row.input);
      const id = await (row.input.length === 1 ? first : first.catch(() => create([...row.input, 1])));
      this.ids.set(row.id, id);
      if (this.threads > 1) await this.call('threads', id, this.threads);
    } catch (error) {
      return { problem: `not in this build: ${error.message}` };
    }
    return {};
  }

  async run(id, steps) {
    const row = this.rows.get(id);
    const words = {
      probe: () => ['probe', row.index, steps],
      gemm: () => ['gemm', this.table, row.m, row.n, row.k, steps],
      predict: () => ['predict', this.ids.get(id), batchOf(row), steps],
    }[row.kind] ?? (() => ['train', this.ids.get(id), steps]);
    return Number(await this.call(...words()));
  }

  async accuracy(id) {
    return Number(await this.call('accuracy', this.ids.get(id)));
  }

  stop() {
    this.child.stop();
  }
}

class Python {
  constructor(name, script, kinds, threads = 1) {
    Object.assign(this, { name: name + (threads > 1 ? `, ${threads} threads` : ''), kinds, threads, where: 'native' });
    this.child = new Child(python, [inRoot('tests/bench/peers', script)], tuned(threads));
  }

  async request(fields) {
    const answer = JSON.parse(await this.child.ask(JSON.stringify(fields)));
    if (answer.problem) throw new Error(answer.problem);
    return answer;
  }

  prepare(row) {
    return this.request({ do: 'prepare', row });
  }

  async run(id, steps) {
    return (await this.request({ do: 'run', id, steps })).seconds;
  }

  async accuracy(id) {
    return (await this.request({ do: 'accuracy', id })).accuracy;
  }

  stop() {
    this.child.stop();
  }
}

// Debian's OpenBLAS takes new processors for one of 2004 and is then several times too slow, so it
// is told; and memory that is freed and wanted again stays in the process.
function tuned(threads) {
  const flags = existsSync('/proc/cpuinfo') ? readFileSync('/proc/cpuinfo', 'utf8') : '';
  const core = (/\bavx512_bf16\b/.test(flags) && 'Cooperlake') || (/\bavx512f\b/.test(flags) && 'SkylakeX')
    || (/\bavx2\b/.test(flags) && 'Haswell');
  return {
    ...(core && { OPENBLAS_CORETYPE: core }),
    OMP_NUM_THREADS: `${threads}`, OPENBLAS_NUM_THREADS: `${threads}`,
    MALLOC_MMAP_THRESHOLD_: '4294967296', MALLOC_TRIM_THRESHOLD_: '4294967296',
    DESCENT_MNIST: mnistFolder() ?? '',
  };
}

const pythonPeers = [
  ['PyTorch', 'torch_peer.py', ['train', 'predict', 'real'], 'torch'],
  ['NumPy', 'numpy_peer.py', ['gemm'], 'numpy'],
];
const packages = ['python3-torch', 'python3-numpy', 'libopenblas0-pthread'];

export function installNative(say) {
  say(`installing with apt: ${packages.join(' ')}`);
  const words = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
  const command = process.getuid() === 0 ? words : ['sudo', '-n', ...words];
  const { status } = spawnSync(command[0], command.slice(1),
    { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (status !== 0) say('apt could not install them; their columns stay empty');
}

function pythonVersion(module) {
  const { status, stdout } = spawnSync(python, ['-c', `import ${module}; print(${module}.__version__)`],
    { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

export async function openNativePrograms(withPeers) {
  const programs = [];
  const absent = [];
  const versions = {};
  const scout = new Native('reference');
  const tables = (await scout.call('tables')).split(' ');
  scout.stop();
  for (const [index, table] of tables.entries()) {
    const program = new Native(table);
    program.kinds = ['train', 'predict', 'gemm', 'real', ...(index === 0 ? ['probe'] : [])];
    await program.findProbes();
    programs.push(program);
  }
  const cores = availableParallelism();
  if (cores > 1) {
    const together = new Native(tables.at(-1), cores);
    together.kinds = ['train', 'real'];
    programs.push(together);
  }
  for (const [name, script, kinds, module] of withPeers ? pythonPeers : []) {
    versions[module] = pythonVersion(module);
    if (!versions[module]) {
      absent.push(`${name} is not installed (--install-native brings it from Debian's packages)`);
      continue;
    }
    programs.push(new Python(name, script, kinds));
    if (module === 'torch' && cores > 1) programs.push(new Python(name, script, ['train'], cores));
  }
  return { programs, absent, versions, stop: () => programs.forEach((program) => program.stop()) };
}
