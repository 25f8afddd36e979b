// A button of the mirror: each epoch is heard as a tone whose pitch is its loss, for as long as it is switched on.
import { tr } from './words.js';

const pause = 100; // milliseconds between two tones at least

export class LiveTones {
  constructor(descent) {
    this.button = document.createElement('button');
    this.button.type = 'button';
    Object.assign(this.button.dataset, { voice: '', live: '' });
    this.button.addEventListener('click', () => this.use(!this.on));
    this.on = false;
    descent.on('epoch', ({ loss }) => this.hear(loss));
    for (const name of ['reset', 'experiment']) {
      descent.on(name, () => {
        this.first = null;
      });
    }
    descent.on('language', () => this.name());
    this.use(false);
    this.name();
  }

  name() {
    this.button.textContent = tr('Hear each epoch: a tone that falls with the loss');
  }

  // By a press, without which browsers let nothing sound.
  use(on) {
    this.on = on;
    this.first = null; // the loss beside which the others are heard
    this.heardAt = 0;
    this.button.setAttribute('aria-pressed', String(on));
  }

  async hear(loss) {
    if (!this.on || !Number.isFinite(loss) || performance.now() < this.heardAt + pause) return;
    this.heardAt = performance.now();
    this.first ??= loss;
    const { livePitch, playLive } = await import('./mirror_sound.js');
    if (this.on) playLive(livePitch(loss, this.first));
  }
}
