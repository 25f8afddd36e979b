// A page that draws on its canvas only where a test looks. Without a graphics card drawing takes more time
// than all else that a page does, and most tests go by what the page tells of itself.

// In the page, before its own code: what is drawn on the canvas itself is left out while window.paints is
// false. What is drawn in a texture for later use is drawn always.
export function leaveOutDrawing() {
  window.paints = false;
  const { prototype } = WebGL2RenderingContext;
  for (const name of ['clear', 'drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced']) {
    const draw = prototype[name];
    prototype[name] = function drawWhereSeen(...given) {
      if (window.paints || this.getParameter(this.DRAW_FRAMEBUFFER_BINDING) !== null) draw.apply(this, given);
    };
  }
}

// In the page: from now on it draws, or no more. It wakes, as when the canvas gets the keyboard.
export function paint(now) {
  window.paints = now;
  if (now) document.getElementById('canvas').dispatchEvent(new Event('focus'));
}
