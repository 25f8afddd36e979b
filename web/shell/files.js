// Files that a person opens, drops or gets, and the clipboard.

import { isPicture, readPicture } from './pictures.js';
import { isGzip } from './download.js';
import { tr } from './words.js';

// The engine's open_file.cpp knows these; everything else is taken for an image set's.
const texts = /\.(json|csv|tsv|txt)$/i;
const weights = /\.(npz|safetensors|npy|pt|pth|h5|keras)$/i;
const largestText = 64 * 2 ** 20;
const largestWeights = 256 * 2 ** 20;

export function saveFile(name, bytes) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
  link.click();
  // Not at once: the browser reads it a little later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// The old way for pages that are framed without the right to use the clipboard.
function copyBySelection(text) {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  before?.focus({ preventScroll: true });
  return done;
}

// Answers whether the text is in the clipboard.
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

// In answer to a press, which is when browsers allow it, some after asking the person.
export async function pasteText(engine) {
  try {
    engine.paste(await navigator.clipboard.readText());
  } catch {
    engine.tellError(tr('The browser does not hand over what was copied: open a file instead, or paste into the address bar.'));
  }
}

async function readFile(file, largest) {
  if (file.size > largest) {
    throw new Error(tr('{0} has {1} MB; Descent opens files of up to {2} MB.', file.name, Math.round(file.size / 1e6), largest / 2 ** 20));
  }
  return new Uint8Array(await file.arrayBuffer());
}

// Networks before their weights, which only then fit.
const readers = [
  { reads: ({ name }) => texts.test(name), read: (file) => readFile(file, largestText) },
  { reads: ({ name }) => weights.test(name), read: (file) => readFile(file, largestWeights) },
  { reads: isPicture, read: readPicture },
];

// What goes into the program's memory at once.
class Room {
  left = largestWeights;

  take(name, bytes) {
    if (bytes.length > this.left) {
      throw new Error(tr('{0} was left out: together these files have more than {1} MB.', name, largestWeights / 2 ** 20));
    }
    this.left -= bytes.length;
    return { name, bytes };
  }
}

// Each as the engine takes it, or with what is wrong with it.
async function readAll(files) {
  const room = new Room();
  const given = [];
  for (const { reads, read } of readers) {
    for (const file of files.filter(reads)) {
      try {
        given.push(room.take(file.name, await read(file)));
      } catch (error) {
        given.push({ name: file.name, problem: error.message });
      }
    }
  }
  return given;
}

const isKnown = (file) => readers.some(({ reads }) => reads(file));

// As IDX files begin, packed or not. A folder cannot be read.
async function mayBeImages(file) {
  const bytes = new Uint8Array(await file.slice(0, 4).arrayBuffer().catch(() => new ArrayBuffer()));
  return (bytes[0] === 0 && bytes[1] === 0) || isGzip(bytes);
}

// Of the files of images together; answers with what is wrong with them.
async function giveImages(engine, imageSets, images) {
  const current = engine.request('getState').experiment.data.name;
  const fashion = current === 'fashion_mnist' || images.some((file) => /fashion/i.test(file.name));
  const name = fashion ? 'fashion_mnist' : 'mnist';
  await imageSets.give(name, images);
  return engine.request('getState').imageSets.find((set) => set.name === name).message;
}

// A lesson is no experiment: lesson_door.js opens it.
async function openLesson(files) {
  const [file] = files;
  if (files.length !== 1 || !/\.json$/i.test(file.name) || file.size > 2 ** 18) return false;
  const text = await file.text().catch(() => '');
  if (!/^\s*\{[^]*"descent_lesson"\s*:/.test(text)) return false;
  dispatchEvent(new CustomEvent('lessonfile', { detail: text }));
  return true;
}

async function openAll(engine, imageSets, files) {
  if (await openLesson(files)) return;
  const images = [];
  const others = []; // the engine says of each that it is nothing that opens
  for (const file of files) {
    if (isKnown(file)) continue;
    if (files.length === 1 || await mayBeImages(file)) images.push(file);
    else others.push({ name: file.name });
  }
  const problem = images.length > 0 && await giveImages(engine, imageSets, images);
  const given = [...await readAll(files), ...others];
  if (given.length === 0) return; // what is wrong with images was told
  if (images.length > 0) {
    given.push({ name: images.map(({ name }) => name).join(', '), problem, ofImages: images.length });
  }
  engine.openFiles(given);
}

async function openFiles(engine, imageSets, files) {
  if (engine.stopped || files.length === 0) return;
  try {
    await openAll(engine, imageSets, files);
  } catch (error) {
    engine.tellError(error.message);
  }
}

// `accept`: the kind of file, as an <input> takes it.
export function chooseFile(engine, imageSets, accept = '') {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.multiple = accept === '';
  input.addEventListener('change', () => openFiles(engine, imageSets, [...input.files]));
  input.click();
}

// A script of its own, which comes only here.
async function askCamera() {
  const { takePicture } = await import('./camera.js').catch(() => {
    throw new Error(tr('{0} is missing or damaged on the server. Reload, or tell whoever runs this site.', 'web/shell/camera.js'));
  });
  return takePicture();
}

export async function openCamera(engine, imageSets) {
  try {
    const file = await askCamera();
    if (file) await openFiles(engine, imageSets, [file]);
  } catch (error) {
    engine.tellError(error.message);
  }
}

// A film of the canvas begins, and comes as a file when it ends.
let film;
export function beginFilm(engine, canvas) {
  film = import('./film.js').catch(() => {
    throw new Error(tr('{0} is missing or damaged on the server. Reload, or tell whoever runs this site.', 'web/shell/film.js'));
  }).then(({ Film }) => new Film(canvas));
  film.catch((error) => engine.tellError(error.message));
}

export async function endFilm() {
  const ending = film;
  film = undefined;
  const made = await ending?.catch(() => null);
  if (made) saveFile(`descent-film.${made.ending}`, await made.end());
}

// A picture that was copied elsewhere; texts are the canvas's and its fields'.
export function connectPaste(engine, imageSets) {
  addEventListener('paste', (event) => {
    const file = [...(event.clipboardData?.files ?? [])].find(isPicture);
    if (!file) return;
    event.preventDefault();
    openFiles(engine, imageSets, [file]);
  });
}

export function connectDrop(engine, imageSets) {
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    openFiles(engine, imageSets, [...event.dataTransfer.files]);
  });
}
