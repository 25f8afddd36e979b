// Keeps the canvas's pixels equal to the device's, so that text is crisp at any zoom.

// The box in device pixels only decides how to round: where a phone is emulated, it is in CSS pixels.
function pixels(length, exact) {
  const computed = length * devicePixelRatio;
  return exact !== undefined && Math.abs(exact - computed) <= 1 ? exact : Math.round(computed);
}

export function followCanvasSize(canvas, module, loop) {
  const apply = (width, height, pixelWidth, pixelHeight) => {
    if (width < 1 || height < 1) return;
    module._descent_resize(width, height, pixelWidth, pixelHeight);
    canvas.width = pixelWidth;
    canvas.height = pixelHeight;
    loop.frame(); // at once: setting the size has cleared the picture
    loop.wake();
  };
  const measure = (entry) => {
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
