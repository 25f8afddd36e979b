// A file as text, for a frame whose page does not let it save one. Browsers do not tell: a frame of
// another origin cannot know, so there both are done.

import { tr } from './words.js';

// true, false, or null where it cannot be known.
function maySave() {
  if (window.parent === window) return true;
  let frame = null;
  try {
    frame = window.frameElement;
  } catch {
    return null;
  }
  if (!frame) return null;
  return !frame.hasAttribute('sandbox') || frame.sandbox.contains('allow-downloads');
}

function asText(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null; // a picture
  }
}

export class Offer {
  constructor(root, copyText) {
    const part = (name) => root.querySelector(`[data-role="${name}"]`);
    this.root = root;
    this.words = part('text');
    this.field = part('file');
    this.copy = part('copy');
    this.copy.addEventListener('click', () => {
      this.field.select();
      copyText(this.field.value);
    });
    part('close').addEventListener('click', () => { root.hidden = true; });
    root.addEventListener('keydown', (event) => { if (event.key === 'Escape') root.hidden = true; });
  }

  // Called after the browser was asked to save it.
  follow(name, bytes) {
    const allowed = maySave();
    if (allowed === true) return;
    const text = asText(bytes);
    const begin = allowed === false ? tr('The page around does not let Descent save files.')
      : tr('{0} should be among your downloads. If it is not: the page around does not let Descent save files.', name);
    const end = text === null ? tr('Open Descent in a window of its own to save this.')
      : tr('Here is {0} as text: copy it into a file of that name.', name);
    this.words.textContent = `${begin} ${end}`;
    this.field.hidden = text === null;
    this.copy.hidden = text === null;
    this.field.value = text ?? '';
    this.root.hidden = false;
    if (text !== null) this.field.focus({ preventScroll: true });
  }
}
