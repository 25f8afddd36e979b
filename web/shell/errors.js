// The panel for what nothing on the canvas can tell any more, with a way out.

import { tr } from './words.js';

const outOfMemory = /out of memory|memory access out of bounds|could not allocate|cannot enlarge memory/i;

// What a person is told of an error that ended the program.
export function describeTrap(error) {
  if (outOfMemory.test(String(error?.message ?? error))) {
    return {
      title: tr('There is not enough memory'),
      text: tr('Close other pages, then reload. A smaller model or fewer samples need less.'),
    };
  }
  return {
    title: tr('Descent stopped'),
    text: tr('Something went wrong inside the program. Reload to go on from what was kept last, or start anew without it.'),
  };
}

export class ErrorPanel {
  constructor(root) {
    this.root = root;
    const part = (name) => root.querySelector(`[data-role="${name}"]`);
    this.title = part('title');
    this.text = part('text');
    this.reload = part('reload');
    this.anew = part('anew');
    this.reload.addEventListener('click', () => this.tryAgain());
    this.anew.addEventListener('click', () => this.startAnew());
    this.tryAgain = () => location.reload();
    this.startAnew = null;
  }

  // `anew`: called where the person wants to start without what was kept and without the link in the
  // address. `tryAgain`: in the place of a reload.
  show(title, text, { anew = null, tryAgain = null } = {}) {
    this.title.textContent = title;
    this.text.textContent = text;
    this.anew.hidden = anew === null;
    this.startAnew = anew;
    this.tryAgain = tryAgain ?? (() => location.reload());
    this.reload.textContent = tryAgain ? tr('Try again') : tr('Reload');
    this.root.hidden = false;
    // In a frame the keyboard belongs to the page around until the person comes in.
    if (document.hasFocus()) this.reload.focus({ preventScroll: true });
  }

  hide() {
    this.root.hidden = true;
  }
}

// Errors that nobody caught and that come from the program, a thread's too. Those of other scripts
// on the page are not ours to tell.
export function watchErrors(onFatal) {
  const take = (error) => {
    const ours = error instanceof WebAssembly.RuntimeError
      || (WebAssembly.Exception && error instanceof WebAssembly.Exception)
      || (error instanceof ErrorEvent && /playground/.test(error.filename))
      || outOfMemory.test(String(error?.message ?? error));
    if (ours) onFatal(error);
  };
  addEventListener('error', (event) => take(event.error));
  addEventListener('unhandledrejection', (event) => take(event.reason));
}
