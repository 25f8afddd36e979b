// MNIST and Fashion-MNIST: which the site has, their download, and a person's own files.
import { download, gunzip, isGzip } from './download.js';
import { unpackBeside } from './unpack.js';
import { tr } from './words.js';

// In the order in which the engine numbers them.
const roles = ['train_images', 'train_labels', 'test_images', 'test_labels'];
const largestFile = 256 * 2 ** 20;

const folder = new URL('data/', document.baseURI);

// data/manifest.json: { "sets": [ { "name", "available", "files": { "train_images": { "path",
// "bytes", "sha256", "uncompressed_bytes", "uncompressed_sha256" }, "train_labels", "test_images",
// "test_labels" }, "beginning": { "train", "files": { "train_images", "train_labels" } } } ] }, where
// "beginning" is the first training images by themselves, so many; an older folder has none.
// A site without a manifest has no sets.
export async function loadManifest() {
  try {
    const manifest = JSON.parse(new TextDecoder().decode(await download(new URL('manifest.json', folder))));
    return manifest.sets ?? [];
  } catch {
    return [];
  }
}

const damaged = (name) => tr('{0} is damaged: it cannot be unpacked. Get it again.', name);

const sizeOf = (files) => roles.reduce((sum, role) => sum + (files[role]?.bytes ?? 0), 0);
const find = (sets, name) => sets.find((one) => one.name === name && one.available !== false);
// With all test images, so that the accuracy is that of the whole set.
const beginningOf = (set) => ({ ...set.files, ...set.beginning.files });

// For the program's start: megabytes of the whole set, the training images of its beginning and the
// megabytes that come with them.
export function sizesOf(sets, name) {
  const set = find(sets, name);
  if (!set) return '0 0 0';
  const first = set.beginning?.train > 0 ? [set.beginning.train, sizeOf(beginningOf(set)) / 1e6] : [0, 0];
  return [sizeOf(set.files) / 1e6, ...first].join(' ');
}

export class ImageSets {
  constructor(engine, sets) {
    this.engine = engine;
    this.sets = sets;
    this.turn = Promise.resolve();
    this.waiting = 0; // with what is under way
  }

  // One set after the other, files of a person's own too: in the program's memory all are unpacked
  // in the same place.
  inTurn(work) {
    this.waiting += 1;
    this.turn = this.turn.then(work).finally(() => { this.waiting -= 1; });
    return this.turn;
  }

  get busy() {
    return this.waiting > 0;
  }

  // Answers the engine with the set, or with what went wrong.
  request(name, beginning) {
    return this.inTurn(() => this.bring(name, beginning));
  }

  async bring(name, beginning) {
    try {
      const set = find(this.sets, name);
      if (!set) throw new Error(tr('This site does not have that data set. If you have its IDX files, load them from disk.'));
      await this.load(name, beginning ? beginningOf(set) : set.files);
      this.engine.imageSetLoaded(name, !beginning);
    } catch (error) {
      this.engine.imageSetFailed(name, error.message);
    }
  }

  async load(name, files) {
    const total = sizeOf(files);
    let before = 0;
    for (const [which, role] of roles.entries()) {
      const file = files[role];
      if (!file) throw new Error(tr("The site's list of data sets lacks {0} of {1}.", role, name));
      const url = new URL(file.path, folder);
      if (file.sha256) url.searchParams.set('v', file.sha256.slice(0, 12));
      const bytes = await download(url, (size, decoded) => {
        const share = Math.min(1, size / (decoded ? file.uncompressed_bytes : file.bytes));
        this.engine.imageSetProgress(name, Math.min(1, (before + share * file.bytes) / total));
      });
      before += file.bytes;
      await this.unpack(which, file, bytes);
    }
  }

  // Some hosts take a .gz for the encoding of what is in it, and the browser then unpacks it.
  async unpack(which, file, bytes) {
    const name = file.path.split('/').pop();
    const decoded = !isGzip(bytes) && bytes.length !== file.bytes;
    const listed = decoded ? file.uncompressed_bytes : file.bytes;
    if (bytes.length !== listed) {
      throw new Error(tr('{0} is incomplete: {1} bytes came, {2} should. Try again.', name, bytes.length, listed));
    }
    const size = isGzip(bytes) ? file.uncompressed_bytes : bytes.length;
    this.engine.beginFile(which, size);
    let at = 0;
    const add = (piece) => {
      if (at + piece.length > size) throw new Error(tr("{0} is longer than this site's list says.", name));
      this.engine.addToFile(which, piece);
      at += piece.length;
    };
    const wrong = await unpackBeside(bytes, decoded ? file.uncompressed_sha256 : file.sha256, add);
    if (wrong === 'checksum') {
      throw new Error(tr('{0} is damaged: its checksum is not the one this site lists. Try again, or tell whoever runs the site.', name));
    }
    if (wrong === 'gzip') throw new Error(damaged(name));
    if (at !== size) throw new Error(tr("{0} is shorter than this site's list says. Try again.", name));
  }

  // Asks for files from the disk and hands them over.
  open(name) {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.addEventListener('change', () => this.give(name, [...input.files]));
    input.click();
  }

  // A person's own files: which is which is found out by the engine.
  give(name, files) {
    return this.inTurn(() => this.take(name, files));
  }

  async take(name, files) {
    try {
      if (files.length === 0) return;
      for (const file of files) {
        if (file.size > largestFile) {
          throw new Error(tr('{0} has {1} MB: too large for an IDX file of images or labels.', file.name, Math.round(file.size / 1e6)));
        }
      }
      this.engine.imageSetProgress(name, 0);
      for (const [i, file] of files.entries()) {
        const bytes = await this.contents(file);
        this.engine.giveFile(file.name, bytes);
        this.engine.imageSetProgress(name, (i + 1) / (files.length + 1));
      }
      this.engine.givenFilesDone(name);
    } catch (error) {
      this.engine.imageSetFailed(name, error.message);
    }
  }

  async contents(file) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (!isGzip(bytes)) return bytes;
    const chunks = [];
    let size = 0;
    const whole = await gunzip(bytes, (chunk) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > largestFile) throw new Error(tr('{0} unpacks to more than {1} MB.', file.name, largestFile / 2 ** 20));
    });
    if (!whole) throw new Error(damaged(file.name));
    return new Uint8Array(await new Blob(chunks).arrayBuffer());
  }
}
