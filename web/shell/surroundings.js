// The system's theme, contrast and colours, its wish for less motion, whether a finger or a mouse is at work, and whether there is a
// camera.

// A colour of the system by its name in CSS, as 0xBBGGRR.
function systemColor(name) {
  const sample = document.createElement('i');
  sample.style.color = name;
  document.body.append(sample);
  const [red, green, blue] = getComputedStyle(sample).color.match(/\d+/g).map(Number);
  sample.remove();
  return red | (green << 8) | (blue << 16);
}

export class Surroundings {
  constructor(module, loop) {
    this.module = module;
    this.loop = loop;
    this.dark = matchMedia('(prefers-color-scheme: dark)');
    this.reduced = matchMedia('(prefers-reduced-motion: reduce)');
    this.touch = matchMedia('(hover: none)').matches;
    this.contrast = matchMedia('(prefers-contrast: more)');
    this.forced = matchMedia('(forced-colors: active)');
    const all = [this.dark, this.reduced, this.contrast, this.forced];
    for (const query of all) query.addEventListener('change', () => this.tell());
    this.camera = false;
    this.tell();
    this.followCameras();
  }

  // Nobody is asked for that: only what kinds of devices there are is told. There are no devices where the page
  // is not secure; whether the page around forbids the camera only some browsers tell beforehand.
  followCameras() {
    const devices = navigator.mediaDevices;
    if (!devices?.getUserMedia || !devices.enumerateDevices) return;
    if (document.featurePolicy?.allowsFeature('camera') === false) return;
    const look = async () => {
      const all = await devices.enumerateDevices().catch(() => []);
      this.setCamera(all.some(({ kind }) => kind === 'videoinput'));
    };
    devices.addEventListener?.('devicechange', look);
    look();
  }

  setCamera(camera) {
    if (camera === this.camera) return;
    this.camera = camera;
    this.tell();
  }

  setTouch(touch) {
    if (touch === this.touch) return;
    this.touch = touch;
    this.tell();
  }

  tell() {
    const names = this.forced.matches ? ['Canvas', 'CanvasText', 'Highlight', 'LinkText'] : [];
    const forced = names.map(systemColor);
    this.module._descent_forced_colors(...(forced.length > 0 ? forced : [0, 0, 0, 0]));
    const now = [this.dark.matches, this.reduced.matches, this.touch, this.camera, this.contrast.matches];
    this.module._descent_surroundings(...now.map(Number));
    this.loop.wake();
  }
}
