// A picture from the camera. Comes when it is first asked for. What the camera sees stays on the page,
// and it is on no longer than its frame is there to be seen.
import { tr } from './words.js';

// The camera at a phone's back, where there are two. More detail than pictures.js keeps.
const wanted = { audio: false, video: { facingMode: 'environment', width: { ideal: 1280 } } };

// What a person is told of an error of getUserMedia().
function describeRefusal({ name, message }) {
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    // Which of the two it was not every browser tells.
    return window.parent !== window
      ? tr('The camera was refused, or the page around does not let Descent use it. Allow it in the settings beside the address and press again, open Descent in a window of its own, or choose a file.')
      : tr('The browser may not use the camera. Allow it in the settings beside the address of this page, or in those of the system, and press again, or choose a file.');
  }
  if (name === 'NotFoundError' || name === 'OverconstrainedError') {
    return tr('There is no camera. Connect one and press again, or choose a file.');
  }
  if (name === 'NotReadableError' || name === 'AbortError') {
    return tr('The camera does not answer: another program may be using it. Close that and press again, or choose a file.');
  }
  return tr('The camera cannot be used ({0}). Choose a file instead.', message || name);
}

function element(name, attributes, ...inside) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...inside);
  return made;
}

function button(words, attributes) {
  return element('button', { type: 'button', ...attributes }, words);
}

// As a file that was chosen.
async function pictureOf(video) {
  const canvas = element('canvas', { width: video.videoWidth, height: video.videoHeight });
  canvas.getContext('2d').drawImage(video, 0, 0);
  const blob = await new Promise((done) => { canvas.toBlob(done, 'image/png'); });
  return new File([blob], 'camera.png', { type: 'image/png' });
}

// The live picture over the page, with what a person can do there.
class CameraFrame {
  constructor() {
    this.listening = new AbortController();
    this.outcome = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    this.video = element('video', { playsinline: '', 'aria-label': tr('What the camera sees') });
    this.video.muted = true;
    this.words = element('p', { role: 'status' }, tr('Waiting for the camera: allow it where the browser asks.'));
    // Has the keyboard from the start, so that it does not jump when the picture comes.
    this.take = button(tr('Take picture'), { class: 'main', autofocus: '', 'aria-disabled': 'true' });
    this.cancel = button(tr('Cancel'));
    this.root = element('dialog', { id: 'camera', 'aria-label': tr('Camera') },
      element('div', {}, this.video, this.words, this.take, this.cancel));
    this.listen();
  }

  listen() {
    const { signal } = this.listening;
    const leave = () => this.resolve(null);
    this.take.addEventListener('click', () => {
      if (this.take.getAttribute('aria-disabled') === 'false') this.resolve(pictureOf(this.video));
    });
    this.cancel.addEventListener('click', leave);
    // The key that opened the frame is held: it is not to take the first picture that comes.
    this.root.addEventListener('keydown', (event) => { if (event.repeat && event.key === 'Enter') event.preventDefault(); });
    this.root.addEventListener('close', leave); // Escape
    addEventListener('pagehide', leave, { signal });
    // Not while the browser asks: the answer may be looked for elsewhere.
    document.addEventListener('visibilitychange', () => { if (document.hidden && this.stream) leave(); }, { signal });
  }

  open() {
    document.body.append(this.root);
    this.root.showModal();
    this.begin().catch((error) => this.reject(new Error(describeRefusal(error))));
    return this.outcome;
  }

  async begin() {
    this.stream = await navigator.mediaDevices.getUserMedia(wanted);
    if (this.closed || document.hidden) {
      this.close();
      this.resolve(null);
      return;
    }
    for (const track of this.stream.getTracks()) {
      track.addEventListener('ended', () => this.reject(new Error(tr('The camera was taken away. Connect or allow it and press again, or choose a file.'))));
    }
    this.video.srcObject = this.stream;
    await this.video.play();
    this.take.setAttribute('aria-disabled', 'false');
    this.words.textContent = tr('One digit or item on plain paper, as large as the frame takes it. The picture stays on this machine.');
  }

  // Also while the browser asks: what is allowed afterwards is let go at once.
  close() {
    this.closed = true;
    this.listening.abort();
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.video.srcObject = null;
    if (this.root.open) this.root.close(); // gives the keyboard back
    this.root.remove();
  }
}

// The picture as a file; null where the person wants none. Throws a sentence where there is none to be had.
export async function takePicture() {
  if (document.getElementById('camera')) return null;
  const frame = new CameraFrame();
  try {
    return await frame.open();
  } finally {
    frame.close();
  }
}
