// Keeps the canvas's pixels equal to the device's, so that text is crisp at any zoom.

// The box in device pixels only decides how to round: where a phone is emulated, it is in CSS pixels.
function pixels(length, exact) {
  const computed = length * devicePixelRatio;
  return exact !== undefined && Math.abs(exact - computed) <= 1 ? exact : Math.round(computed);
}

function setPixels(canvas, width, height) {
  canvas.width = width;
  canvas.height = height;
}

// A browser draws no more than so many pixels, and of a larger canvas only a corner: then there are
// fewer, which it stretches.
function drawablePixels(canvas, gl, width, height) {
  let pixels = [width, height];
  for (let tries = 0; tries < 4; tries += 1) {
    setPixels(canvas, ...pixels);
    const drawn = Math.min(gl.drawingBufferWidth / canvas.width, gl.drawingBufferHeight / canvas.height);
    if (drawn >= 1 || gl.isContextLost()) break;
    pixels = pixels.map((count) => Math.max(1, Math.floor(count * drawn)));
  }
  return pixels;
}

export function followCanvasSize(canvas, module, loop) {
  const gl = canvas.getContext('webgl2');
  const apply = (width, height, pixelWidth, pixelHeight) => {
    if (width < 1 || height < 1) return;
    const pixels = drawablePixels(canvas, gl, pixelWidth, pixelHeight);
    module._descent_resize(width, height, ...pixels);
    setPixels(canvas, ...pixels); // SDL has set them otherwise
    loop.frame(); // at once: setting the size has cleared the picture
    loop.wake();
  };
  const measure = (entry) => {
    if (matchMedia('print').matches) return; // the picture is the screen's
    const { width, height } = canvas.getBoundingClientRect();
    const exact = entry?.devicePixelContentBoxSize?.[0];
    apply(width, height, pixels(width, exact?.inlineSize), pixels(height, exact?.blockSize));
  };
  measure();
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
