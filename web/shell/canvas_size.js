import { rest } from './rest.js';

// Keeps the canvas's pixels equal to the device's, so that text is crisp at any zoom.

// The box in device pixels only decides how to round: where a phone is emulated, it is in CSS pixels.
function pixels(length, exact) {
  const computed = length * devicePixelRatio;
  return exact !== undefined && Math.abs(exact - computed) <= 1 ? exact : Math.round(computed);
}

// A browser draws no more than so many pixels, and of a larger canvas only a corner: then there are
// fewer, which it stretches.
function drawablePixels(canvas, gl, width, height) {
  let pixels = [width, height];
  for (let tries = 0; tries < 4; tries += 1) {
    [canvas.width, canvas.height] = pixels;
    const drawn = Math.min(gl.drawingBufferWidth / canvas.width, gl.drawingBufferHeight / canvas.height);
    if (drawn >= 1 || gl.isContextLost()) break;
    pixels = pixels.map((count) => Math.max(1, Math.floor(count * drawn)));
  }
  return pixels;
}

// Resolves when the first picture is drawn, which takes long enough to be cut in pieces.
export async function followCanvasSize(canvas, module, loop) {
  const gl = canvas.getContext('webgl2');
  let known = '';
  // Whether it is another one. Setting the same again would clear the picture, and wait for whoever
  // draws it.
  const resize = (entry) => {
    if (matchMedia('print').matches) return false; // the picture is the screen's
    const { width, height } = canvas.getBoundingClientRect();
    if (width < 1 || height < 1) return false;
    const exact = entry?.devicePixelContentBoxSize?.[0];
    const wanted = [pixels(width, exact?.inlineSize), pixels(height, exact?.blockSize)];
    const size = [width, height, ...wanted].join(' ');
    if (size === known) return false;
    known = size;
    module._descent_resize(width, height, ...drawablePixels(canvas, gl, ...wanted));
    return true;
  };
  const draw = () => {
    loop.frame(); // at once: setting the size has cleared the picture
    loop.wake();
  };
  const measure = (entry) => {
    if (resize(entry)) draw();
  };
  if (resize()) {
    module._descent_take_input(); // there is none yet, but it makes the fonts, at this resolution
    await rest();
    draw();
  }
  const observer = new ResizeObserver((entries) => measure(entries[0]));
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas);
    // Another screen or zoom changes the pixels without changing the size.
    const followRatio = () => {
      matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
        .addEventListener('change', () => { measure(); followRatio(); }, { once: true });
    };
    followRatio();
  }
}
