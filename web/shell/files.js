// Files that a person opens, drops or gets, and the clipboard.

import { isPicture, openPicture } from './pictures.js';
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

async function openFile(engine, file, largest) {
  try {
    if (file.size > largest) {
      throw new Error(tr('{0} has {1} MB; Descent opens files of up to {2} MB.', file.name, Math.round(file.size / 1e6), largest / 2 ** 20));
    }
    engine.openFile(file.name, new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    engine.tellError(error.message);
  }
}

function openFiles(engine, imageSets, files) {
  if (engine.stopped) return;
  const images = [];
  for (const file of files) {
    if (texts.test(file.name)) openFile(engine, file, largestText);
    else if (weights.test(file.name)) openFile(engine, file, largestWeights);
    else if (isPicture(file)) openPicture(engine, file);
    else images.push(file);
  }
  if (images.length === 0) return;
  const current = engine.request('getState').experiment.data.name;
  const fashion = current === 'fashion_mnist' || images.some((file) => /fashion/i.test(file.name));
  imageSets.give(fashion ? 'fashion_mnist' : 'mnist', images);
}

// `accept`: the kind of file, as an <input> takes it.
export function chooseFile(engine, imageSets, accept = '') {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.addEventListener('change', () => openFiles(engine, imageSets, [...input.files]));
  input.click();
}

// A picture that was copied elsewhere; texts are the canvas's and its fields'.
export function connectPaste(engine) {
  addEventListener('paste', (event) => {
    const file = [...(event.clipboardData?.files ?? [])].find(isPicture);
    if (!file) return;
    event.preventDefault();
    openPicture(engine, file);
  });
}

export function connectDrop(engine, imageSets) {
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    openFiles(engine, imageSets, [...event.dataTransfer.files]);
  });
}
