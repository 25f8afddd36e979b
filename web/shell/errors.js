// The panel for what nothing on the canvas can tell any more, with a way out.

const outOfMemory = /out of memory|memory access out of bounds|could not allocate|cannot enlarge memory/i;

export class ErrorPanel {
  constructor(root) {
    this.root = root;
    this.title = root.querySelector('[data-role="title"]');
    this.text = root.querySelector('[data-role="text"]');
    this.reload = root.querySelector('[data-role="reload"]');
    this.dismiss = root.querySelector('[data-role="dismiss"]');
    this.reload.addEventListener('click', () => location.reload());
    this.dismiss.addEventListener('click', () => this.hide());
    this.listeners = [];
  }

  // `canGoOn`: what is on the page still works and the panel may be put away.
  show(title, text, { canGoOn = false } = {}) {
    this.title.textContent = title;
    this.text.textContent = text;
    this.dismiss.hidden = !canGoOn;
    this.root.hidden = false;
    this.reload.focus({ preventScroll: true });
    for (const listener of this.listeners) listener(`${title}. ${text}`);
  }

  hide() {
    this.root.hidden = true;
  }

  onShow(listener) {
    this.listeners.push(listener);
  }

  // Errors that nobody caught. Those of other scripts on the page are not ours to tell.
  watch(onFatal) {
    const take = (error) => {
      const ours = error instanceof WebAssembly.RuntimeError || error instanceof WebAssembly.Exception
        || outOfMemory.test(String(error?.message ?? error));
      if (!ours) return;
      onFatal();
      if (outOfMemory.test(String(error?.message ?? error))) {
        this.show('There is not enough memory', 'Close other pages, then reload. A smaller model or '
          + 'fewer samples need less.');
      } else {
        this.show('Descent stopped', 'Something went wrong inside the program. Reload the page to '
          + 'begin again.');
      }
    };
    addEventListener('error', (event) => take(event.error));
    addEventListener('unhandledrejection', (event) => take(event.reason));
  }
}
