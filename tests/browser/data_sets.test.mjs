// Image sets as they come from the site and from a person's disk, whole and broken.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { usePage } from './harness.mjs';

const { open } = usePage();

// IDX files of `count` images of 28×28, and their labels.
function idxImages(count, magic = 3) {
  const bytes = Buffer.alloc(16 + count * 784);
  bytes.writeUInt32BE(0x800 + magic, 0);
  bytes.writeUInt32BE(count, 4);
  bytes.writeUInt32BE(28, 8);
  bytes.writeUInt32BE(28, 12);
  for (let i = 0; i < count; i += 1) bytes.fill(255, 16 + i * 784 + (i % 10) * 60, 16 + i * 784 + (i % 10) * 60 + 60);
  return bytes;
}
function idxLabels(count) {
  const bytes = Buffer.alloc(8 + count);
  bytes.writeUInt32BE(0x801, 0);
  bytes.writeUInt32BE(count, 4);
  for (let i = 0; i < count; i += 1) bytes[8 + i] = i % 10;
  return bytes;
}
const fourFiles = () => [
  { name: 'train-images-idx3-ubyte', mimeType: '', buffer: idxImages(60) },
  { name: 'train-labels-idx1-ubyte', mimeType: '', buffer: idxLabels(60) },
  { name: 't10k-images-idx3-ubyte.gz', mimeType: '', buffer: gzipSync(idxImages(20)) },
  { name: 't10k-labels-idx1-ubyte.gz', mimeType: '', buffer: gzipSync(idxLabels(20)) },
];

// A site with a small MNIST of its own; `change` may break a file or the list.
async function openWithMnist(change = () => {}) {
  const roles = ['train_images', 'train_labels', 'test_images', 'test_labels'];
  const files = {};
  const bodies = {};
  for (const [i, file] of fourFiles().entries()) {
    const packed = file.name.endsWith('.gz') ? file.buffer : gzipSync(file.buffer);
    const path = `mnist/${file.name.replace('.gz', '')}.gz`;
    const uncompressed = i < 2 ? file.buffer.length : (i === 2 ? idxImages(20) : idxLabels(20)).length;
    files[roles[i]] = { path, bytes: packed.length, uncompressed_bytes: uncompressed };
    bodies[path] = packed;
  }
  change(files, bodies);
  return open({
    prepare: async ({ page }) => {
      await page.route('**/data/manifest.json*', (route) => route.fulfill({
        json: { sets: [{ name: 'mnist', title: 'MNIST', available: true, files }] },
      }));
      await page.route('**/data/mnist/**', (route) => {
        const path = new URL(route.request().url()).pathname.split('/data/')[1];
        const body = bodies[path];
        return body ? route.fulfill({ body, contentType: 'application/gzip' }) : route.fulfill({ status: 404, body: '' });
      });
    },
  });
}

const mnistExperiment = {
  data: { name: 'mnist' },
  model: [{ layer: 'Flatten' }, { layer: 'Dense', units: 10, activation: 'softmax' }],
  training: { loss: 'sparse_categorical_crossentropy', optimizer: 'Adam', epochs: 3 },
};
const setMnist = (visitor) => visitor.page.evaluate((e) => window.descent.setExperiment(e), mnistExperiment);
const mnist = (state) => state.imageSets.find((set) => set.name === 'mnist');

async function expectFailure(visitor, pattern) {
  const state = await visitor.until('the set has failed', (s) => mnist(s).state === 'failed');
  assert.match(mnist(state).message, pattern);
  // The page goes on: another scene trains.
  await visitor.page.evaluate(() => window.descent.setScene('playground'));
  await visitor.page.evaluate(() => window.descent.stepBatch());
  await visitor.until('the playground trains', (s) => s.step === 1);
  await visitor.close([/404|Failed to load resource/]);
}

describe('sets that come at the same time', () => {
  // Each image of a set has the same grey, by which the sets are told apart.
  const grey = (level, count) => {
    const bytes = idxImages(count);
    return bytes.fill(level, 16);
  };
  const filesOf = (level) => [
    ['train-images-idx3-ubyte', grey(level, 600)], ['train-labels-idx1-ubyte', idxLabels(600)],
    ['t10k-images-idx3-ubyte', grey(level, 200)], ['t10k-labels-idx1-ubyte', idxLabels(200)],
  ];
  const roles = ['train_images', 'train_labels', 'test_images', 'test_labels'];
  const setOf = (name, level, bodies) => ({
    name, title: name, available: true,
    files: Object.fromEntries(filesOf(level).map(([file, plain], i) => {
      const address = `${name}/${file}.gz`;
      bodies[address] = gzipSync(plain, { level: 0 });
      return [roles[i], { path: address, bytes: bodies[address].length, uncompressed_bytes: plain.length }];
    })),
  });
  const experiment = (name) => ({
    data: { name }, model: [{ layer: 'Flatten' }, { layer: 'Dense', units: 10, activation: 'softmax' }],
    training: { loss: 'sparse_categorical_crossentropy', optimizer: { name: 'SGD', learning_rate: 1e-9 }, epochs: 1 },
  });

  // `order`: which of the waiting requests is answered next.
  async function openBoth(order) {
    const bodies = {};
    const sets = [setOf('mnist', 40, bodies), setOf('fashion_mnist', 200, bodies)];
    const waiting = [];
    const visitor = await open({
      prepare: async ({ page }) => {
        await page.route('**/data/manifest.json*', (route) => route.fulfill({ json: { sets } }));
        await page.route(/\/data\/(mnist|fashion_mnist)\//, (route) => {
          const address = new URL(route.request().url()).pathname.split('/data/')[1];
          waiting.push({ address, answer: () => route.fulfill({ body: bodies[address], contentType: 'application/gzip' }) });
        });
      },
    });
    const answering = setInterval(() => {
      if (waiting.length === 0) return;
      const [next] = waiting.splice(order(waiting), 1);
      next.answer();
    }, 30);
    return { visitor, end: () => clearInterval(answering) };
  }
  // By the loss, which follows from the grey alone where nothing is learnt.
  const lossOf = async (visitor, name) => {
    await visitor.page.evaluate((e) => window.descent.setExperiment(e), experiment(name));
    await visitor.until(`${name} is there`, (s) => s.ready && s.experiment.data.name === name);
    await visitor.page.evaluate(() => window.descent.stepEpoch());
    return (await visitor.until('an epoch is over', (s) => s.epoch === 1 && !s.playing)).loss;
  };

  test('keep apart, whichever file comes first', async () => {
    const alone = [];
    for (const name of ['mnist', 'fashion_mnist']) {
      const { visitor, end } = await openBoth(() => 0);
      alone.push(await lossOf(visitor, name));
      await visitor.close();
      end();
    }
    assert.ok(Math.abs(alone[0] - alone[1]) > 1e-3, `${alone}`);
    const orders = [(w) => w.length - 1, () => 0, (w) => Math.max(0, w.findIndex((one) => one.address.startsWith('mnist')))];
    for (const order of orders) {
      const { visitor, end } = await openBoth(order);
      for (const name of ['fashion_mnist', 'mnist']) await visitor.page.evaluate((e) => window.descent.setExperiment(e), experiment(name));
      await visitor.until('both are there', (s) => s.imageSets.filter((set) => set.state === 'ready').length === 2);
      assert.deepEqual([await lossOf(visitor, 'mnist'), await lossOf(visitor, 'fashion_mnist')], alone);
      await visitor.close();
      end();
    }
  });

  test('a broken file that is dropped meanwhile spoils neither', async () => {
    const { visitor, end } = await openBoth(() => 0);
    await visitor.page.evaluate((e) => window.descent.setExperiment(e), experiment('mnist'));
    await visitor.page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3, 4])], 'fashion-images.gz'));
      dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
    await visitor.until('the file is told of', (s) => /damaged/.test(s.message));
    await visitor.until('the set is there', (s) => s.ready && mnist(s).state === 'ready');
    await visitor.close();
    end();
  });
});

describe('from the site', () => {
  test('a set loads, is unpacked and trains', async () => {
    const visitor = await openWithMnist();
    await setMnist(visitor);
    await visitor.until('it is ready', (s) => s.ready && mnist(s).state === 'ready');
    await visitor.page.evaluate(() => window.descent.play());
    await visitor.until('it has trained', (s) => s.finished && s.epoch === 3);
    await visitor.close();
  });

  test('a missing file', async () => {
    const visitor = await openWithMnist((files, bodies) => delete bodies[files.train_labels.path]);
    await setMnist(visitor);
    await expectFailure(visitor, /train-labels-idx1-ubyte\.gz is missing on the server/);
  });

  test('a file of another length', async () => {
    const visitor = await openWithMnist((files, bodies) => {
      bodies[files.train_images.path] = bodies[files.train_images.path].subarray(0, 50);
    });
    await setMnist(visitor);
    await expectFailure(visitor, /train-images-idx3-ubyte\.gz is incomplete/);
  });

  test('a file with a wrong checksum', async () => {
    const visitor = await openWithMnist((files) => {
      files.test_images.sha256 = '0'.repeat(64);
    });
    await setMnist(visitor);
    await expectFailure(visitor, /t10k-images-idx3-ubyte\.gz is damaged: its checksum/);
  });

  test('a file that is damaged inside', async () => {
    const visitor = await openWithMnist((files, bodies) => {
      const broken = Buffer.from(bodies[files.train_images.path]);
      broken.fill(0x55, 20, 60);
      bodies[files.train_images.path] = broken;
    });
    await setMnist(visitor);
    await expectFailure(visitor, /train-images-idx3-ubyte\.gz is (damaged|shorter|longer)/);
  });

  test('a site without data sets offers none, and digits are still drawn', async () => {
    const visitor = await open({
      prepare: ({ page }) => page.route('**/data/manifest.json*', (route) => route.fulfill({ json: { sets: [] } })),
    });
    assert.equal(mnist(await visitor.state()).state, 'absent');
    await visitor.click('scene.images');
    await visitor.until('digits are drawn', (s) => s.scene === 'images' && s.ready, 90000);
    await visitor.close();
  });
});

describe('where few images are used', () => {
  // A site with 600 images, the first 300 also by themselves; `change` may break that.
  async function openSite(change = () => {}) {
    const plain = (count) => [idxImages(count), idxLabels(count)];
    const roles = ['train_images', 'train_labels', 'test_images', 'test_labels'];
    const bodies = {};
    const fileOf = (path, bytes) => {
      bodies[path] = gzipSync(bytes, { level: 0 });
      return { path, bytes: bodies[path].length, uncompressed_bytes: bytes.length };
    };
    const sets = ['mnist', 'fashion_mnist'].map((name) => ({
      name, title: name, available: true,
      files: Object.fromEntries([...plain(600), ...plain(200)].map((bytes, i) => [roles[i], fileOf(`${name}/${roles[i]}.gz`, bytes)])),
      beginning: {
        train: 300,
        files: Object.fromEntries(plain(300).map((bytes, i) => [roles[i], fileOf(`${name}/first-${roles[i]}.gz`, bytes)])),
      },
    }));
    change(sets, bodies);
    const fetched = [];
    const visitor = await open({
      prepare: async ({ page }) => {
        await page.route('**/data/manifest.json*', (route) => route.fulfill({ json: { sets } }));
        await page.route(/\/data\/(mnist|fashion_mnist)\//, (route) => {
          const address = new URL(route.request().url()).pathname.split('/data/')[1];
          fetched.push(address);
          const body = bodies[address];
          return body ? route.fulfill({ body, contentType: 'application/gzip' }) : route.fulfill({ status: 404, body: '' });
        });
      },
    });
    return { visitor, fetched, bodies };
  }
  const first = (name, count) => ({ ...mnistExperiment, data: count ? { name, train_limit: count } : { name } });
  async function train(visitor, experiment) {
    await visitor.page.evaluate((e) => window.descent.setExperiment(e), experiment);
    await visitor.until('the images are there', (s) => s.ready);
    await visitor.page.evaluate(() => window.descent.play());
    const { history } = await visitor.until('it has trained', (s) => s.finished);
    return history.map((epoch) => ({ ...epoch, seconds: 0 }));
  }

  for (const name of ['mnist', 'fashion_mnist']) {
    test(`no more of ${name} is fetched, and its numbers are those of the whole set`, async () => {
      const { visitor, fetched } = await openSite();
      const told = await visitor.page.evaluateHandle((set) => {
        const seen = [];
        const look = () => {
          const { progress, state } = window.descent.getState().imageSets.find((one) => one.name === set);
          if (state !== 'available') seen.push(progress);
          if (state !== 'ready') setTimeout(look, 5);
        };
        look();
        return seen;
      }, name);
      const numbers = await train(visitor, first(name, 250));
      assert.deepEqual(fetched, ['first-train_images', 'first-train_labels', 'test_images', 'test_labels'].map((file) => `${name}/${file}.gz`));
      const progress = await told.jsonValue();
      assert.deepEqual(progress, progress.toSorted((a, b) => a - b));
      assert.equal((await visitor.state()).imageSets.find((set) => set.name === name).progress, 1);
      await train(visitor, first(name, 0));
      assert.ok(fetched.includes(`${name}/train_images.gz`));
      await visitor.close();

      const older = await openSite((sets) => sets.forEach((set) => { delete set.beginning; }));
      assert.deepEqual(await train(older.visitor, first(name, 250)), numbers);
      assert.ok(older.fetched.every((file) => !file.includes('first-')));
      await older.visitor.close();
    });
  }

  test('a file of them that is missing is told, and fetched again on request', async () => {
    let lost;
    const { visitor, bodies } = await openSite((sets, all) => {
      lost = all['mnist/first-train_labels.gz'];
      delete all['mnist/first-train_labels.gz'];
    });
    await visitor.page.evaluate((e) => window.descent.setExperiment(e), first('mnist', 250));
    const failed = await visitor.until('it has failed', (s) => mnist(s).state === 'failed');
    assert.match(mnist(failed).message, /first-train_labels\.gz is missing on the server/);
    bodies['mnist/first-train_labels.gz'] = lost;
    await visitor.click('retry');
    await visitor.until('the images are there', (s) => s.ready);
    await visitor.close([/404|Failed to load resource/]);
  });
});

describe('from the disk', () => {
  // The page's file chooser is opened as a person does it, by the button where a set is absent.
  async function give(files) {
    const visitor = await open({
      prepare: ({ page }) => page.route('**/data/manifest.json*', (route) => route.fulfill({ json: { sets: [] } })),
    });
    await visitor.page.evaluate(async (list) => {
      const transfer = new DataTransfer();
      for (const { name, bytes } of list) {
        transfer.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name));
      }
      dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, files.map(({ name, buffer }) => ({ name, bytes: buffer.toString('base64') })));
    return visitor;
  }

  test('four files make a set', async () => {
    const visitor = await give(fourFiles());
    await visitor.until('it is ready', (s) => mnist(s).state === 'ready');
    await setMnist(visitor);
    await visitor.until('it trains', (s) => s.ready);
    await visitor.close();
  });

  test('one pair of images and labels is cut in two', async () => {
    const visitor = await give([
      { name: 'a', buffer: idxImages(70) }, { name: 'b.gz', buffer: gzipSync(idxLabels(70)) },
    ]);
    await visitor.until('it is ready', (s) => mnist(s).state === 'ready');
    await visitor.close();
  });

  const broken = {
    'a wrong magic number': [(f) => { f[0].buffer = idxImages(60, 4); }, /not an IDX file/],
    'counts that differ': [(f) => { f[1].buffer = idxLabels(59); }, /do not belong together/],
    'a file cut short': [(f) => { f[0].buffer = f[0].buffer.subarray(0, 5000); }, /train-images/],
    'a garbage gzip': [(f) => { f[2].buffer = Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]); }, /damaged/],
    'a label out of range': [(f) => { f[1].buffer[20] = 12; }, /label 12/],
    'too few files': [(f) => f.splice(1, 3), /all four files/],
    'some other file': [(f) => { f[3] = { name: 'notes.pdf', buffer: Buffer.from('some notes on digits') }; },
      /of labels: 1\./, /notes\.pdf/],
  };
  for (const [what, [change, pattern, told]] of Object.entries(broken)) {
    test(what, async () => {
      const files = fourFiles();
      change(files);
      const visitor = await give(files);
      if (told) await visitor.until('it is told', (s) => told.test(s.message ?? ''));
      await expectFailure(visitor, pattern);
    });
  }
});

test('files of images that are dropped together with others are counted one by one', async () => {
  const visitor = await open();
  const dropAll = (files) => visitor.page.evaluate((given) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of given) transfer.items.add(new File([new Uint8Array(bytes)], name));
    dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, files.map(({ name, buffer }) => ({ name, bytes: [...buffer] })));
  const experiment = { name: 'xor.json', buffer: Buffer.from('{"data": {"name": "xor"}}') };
  await dropAll([experiment, ...fourFiles()]);
  const taken = await visitor.until('all are told', (s) => /files were opened/.test(s.message));
  assert.match(taken.message, /^All 5 files were opened\.\nxor\.json was opened\.\ntrain-images-idx3-ubyte.*: read as the files of an image set\.$/);
  assert.equal(taken.imageSets.find((set) => set.name === 'mnist').state, 'ready');
  const files = fourFiles();
  files[1].buffer = idxLabels(59);
  await dropAll([experiment, ...files]);
  const refused = await visitor.until('some are refused', (s) => /^1 of/.test(s.message));
  assert.match(refused.message, /^1 of 5 files were opened\.\ntrain-images-idx3-ubyte.*do not belong together/);
  await visitor.close();
});
