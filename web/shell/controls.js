// The page's own buttons: what the canvas shows cannot be read or reached by a screen reader or by
// the Tab key, so the main controls and the numbers stand here a second time.

import { tr, trMarked } from './words.js';

const announceEvery = 4000; // milliseconds; more often nobody can listen to

export class Controls {
  constructor(root, descent) {
    this.root = root;
    this.descent = descent;
    this.status = root.querySelector('[data-role="status"]');
    this.play = root.querySelector('[data-do="play"]');
    this.scene = root.querySelector('[data-role="scene"]');
    this.preset = root.querySelector('[data-role="preset"]');
    this.kernels = root.querySelector('[data-role="kernels"]');
    this.performance = root.querySelector('[data-role="performance"]');
    this.announced = 0;
    this.timer = 0;
    this.more = () => ''; // a sentence behind the status

    for (const button of root.querySelectorAll('[data-do]')) {
      button.addEventListener('click', () => this.run(this.press(button.dataset.do)));
    }
    this.scene.addEventListener('change', () => this.run(descent.setScene(this.scene.value)));
    this.preset.addEventListener('change', () => this.run(descent.loadPreset(this.preset.value)));
    this.kernels.addEventListener('change', () => this.run(descent.setKernels(this.kernels.value)));
    // What the canvas changes without an event is read when somebody comes here.
    root.addEventListener('focusin', () => this.follow());
    this.performance.addEventListener('click', () => this.run(this.showPerformance()));
    descent.on('language', () => {
      this.scene.replaceChildren();
      this.kernels.replaceChildren();
      this.preset.dataset.key = '';
      this.follow();
    });
    for (const name of ['epoch', 'play', 'pause', 'reset', 'experiment', 'stop', 'error']) {
      descent.on(name, () => this.changed(name !== 'epoch'));
    }
    this.follow();
  }

  async press(what) {
    const playing = this.descent.getState().playing;
    await this.descent[what === 'play' && playing ? 'pause' : what]();
  }

  // No event tells of it, because nothing of the training changes.
  async showPerformance() {
    await this.descent.showPerformance(!this.descent.getState().performance.open);
    this.follow();
  }

  run(promise) {
    promise.catch((error) => {
      if (!error.interrupted) this.say(error.message); // else by what the person does
    });
  }

  say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  // Many changes become one announcement.
  changed(soon) {
    if (this.timer !== 0 && !soon) return;
    clearTimeout(this.timer);
    const wait = soon ? 150 : Math.max(0, this.announced + announceEvery - performance.now());
    this.timer = setTimeout(() => {
      this.timer = 0;
      this.announced = performance.now();
      this.follow();
    }, wait);
  }

  follow() {
    try {
      this.show(this.descent.getState());
    } catch (error) {
      this.say(error.message); // the program has stopped
    }
  }

  show(state) {
    this.play.textContent = state.playing ? tr('Pause') : tr('Train');
    if (this.scene.options.length === 0) {
      this.scene.replaceChildren(...state.scenes.map((scene) => new Option(trMarked(scene.title), scene.id)));
    }
    this.scene.value = state.scene;
    const presets = state.presets.filter((preset) => preset.scene === state.scene);
    const key = presets.map((preset) => preset.id).join();
    if (this.preset.dataset.key !== key) {
      this.preset.dataset.key = key;
      this.preset.replaceChildren(new Option(tr('Your own settings'), ''),
        ...presets.map((preset) => new Option(trMarked(preset.title), preset.id)));
    }
    this.preset.value = state.preset;
    if (this.kernels.options.length === 0) {
      this.kernels.replaceChildren(new Option(tr('Chosen by the data'), ''),
        ...Object.keys(state.kernelTables).map((name) => new Option(name, name)));
    }
    this.kernels.value = state.performance.automatic ? '' : state.performance.kernels;
    this.performance.setAttribute('aria-pressed', String(state.performance.open));
    const locked = (...parts) => parts.some((part) => state.locked.includes(part));
    this.play.disabled = locked('play', 'transport');
    for (const button of this.root.querySelectorAll('[data-do^="step"]')) button.disabled = locked('step', 'transport');
    this.root.querySelector('[data-do="reset"]').disabled = locked('reset', 'transport');
    this.scene.disabled = locked('top_bar');
    this.preset.disabled = locked('preset', 'top_bar');
    this.say([describe(state), this.more()].join(' ').trim());
  }
}

const number = (value) => (value === null || value === undefined ? tr('not known') : Number(value.toPrecision(3)));

function describePerformance({ kernels, samplesPerSecond, gflops, share }) {
  if (samplesPerSecond === null) return [];
  const parts = [tr('{0} samples per second with {1}', number(samplesPerSecond), kernels), `${number(gflops)} GFLOP/s`];
  if (share !== null) parts.push(tr("{0} % of this machine's peak", number(share * 100)));
  return parts;
}

export function describe(state) {
  if (state.message) return state.message;
  if (!state.ready) {
    const set = state.imageSets.find((one) => one.name === state.experiment.data.name);
    return set?.message || tr('The images are being loaded.');
  }
  if (state.epoch === 0) return state.playing ? tr('Training.') : tr('Not trained yet.');
  const parts = [tr('Epoch {0}', state.epoch), tr('loss {0}', number(state.loss))];
  if (state.valLoss !== null) parts.push(tr('test loss {0}', number(state.valLoss)));
  if (state.accuracy !== null) parts.push(tr('accuracy {0}', number(state.accuracy)));
  if (state.valAccuracy !== null) parts.push(tr('test accuracy {0}', number(state.valAccuracy)));
  if (state.performance.open) parts.push(...describePerformance(state.performance));
  const end = state.finished ? state.stopReason : state.playing ? '' : tr('Paused.');
  return `${parts.join(', ')}. ${end}`.trim();
}
