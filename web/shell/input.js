// What the person does on the canvas, before SDL sees it. SDL takes more than it needs: here the
// page, the browser and the keyboard get back what is theirs.

const editLetters = ['a', 'z', 'y']; // in a field
const programLetters = ['z', 'y', 's', 'o']; // elsewhere: undo, redo, save, open
const framesOfTap = 8;
const pressed = 0, moved = 1, released = 2, cancelled = 3;

export function connectInput(canvas, engine, loop, surroundings, keyboard) {
  connectKeyboard(canvas, engine, loop);
  connectClipboard(canvas, engine);
  connectWheel(canvas, engine, loop);
  connectPointers(canvas, engine, loop, surroundings, keyboard);
}

function connectKeyboard(canvas, engine, loop) {
  const root = document.documentElement;
  addEventListener('keydown', (event) => {
    if (event.key === 'Tab') root.dataset.keys = '';
  }, true);
  addEventListener('pointerdown', () => delete root.dataset.keys, true);

  const sift = (event) => {
    if (event.target !== canvas) return;
    const chord = event.ctrlKey || event.metaKey;
    const letter = event.key.toLowerCase();
    const ours = engine.wantsText() ? editLetters : programLetters;
    if (chord && !event.altKey && ours.includes(letter)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.type === 'keydown') engine.chord(letter === 'z' && event.shiftKey ? 'y' : letter);
      return;
    }
    const tab = event.key === 'Tab' && !chord && !event.altKey;
    if (tab && event.type === 'keydown' && engine.wantsTab(event.shiftKey)) {
      event.preventDefault(); // to the next control on the canvas
      loop.wake();
      return;
    }
    const browsers = chord || event.altKey || event.key === 'Tab' || /^F\d+$/.test(event.key);
    if (browsers && event.type !== 'keyup') {
      event.stopImmediatePropagation(); // reload, developer tools, the next element: not ours
      return;
    }
    // A space scrolls a page; here it plays and pauses.
    if (event.key === ' ' && event.type === 'keydown' && !engine.wantsText()) event.preventDefault();
    loop.wake();
  };
  for (const type of ['keydown', 'keypress', 'keyup']) document.addEventListener(type, sift, true);
  canvas.addEventListener('focus', () => loop.wake());
  canvas.addEventListener('blur', (event) => {
    // The field of a touch screen's keyboard types for the canvas.
    if (event.relatedTarget?.id !== 'typing') engine.leaveField();
    loop.wake();
  });
}

function connectClipboard(canvas, engine) {
  const active = () => document.activeElement === canvas && engine.wantsText();
  for (const type of ['copy', 'cut']) {
    document.addEventListener(type, (event) => {
      const copies = type === 'copy' && document.activeElement === canvas && engine.takesCopy();
      if (!active() && !copies) return;
      event.clipboardData.setData('text/plain', engine.copy(type === 'cut'));
      event.preventDefault();
    });
  }
  document.addEventListener('paste', (event) => {
    const ours = document.activeElement === canvas || document.activeElement?.id === 'typing';
    if (!ours || !engine.wantsPaste()) return;
    engine.paste(event.clipboardData.getData('text/plain'));
    event.preventDefault();
  });
}

function connectWheel(canvas, engine, loop) {
  document.addEventListener('wheel', (event) => {
    if (event.target !== canvas) return;
    const box = canvas.getBoundingClientRect();
    const ours = !event.ctrlKey && !event.metaKey
      && engine.wantsWheel(event.clientX - box.left, event.clientY - box.top);
    if (ours) {
      loop.wake();
    } else {
      event.stopImmediatePropagation(); // the page scrolls or zooms
    }
  }, { capture: true, passive: true });
}

function connectPointers(canvas, engine, loop, surroundings, keyboard) {
  const fingers = new Set();
  let scrolling = false; // a second finger came: the browser pinches until all are gone
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  canvas.addEventListener('pointerdown', (event) => {
    canvas.focus({ preventScroll: true });
    surroundings.setTouch(event.pointerType === 'touch');
    loop.wake();
    if (event.pointerType !== 'touch') return;
    event.preventDefault(); // no mouse events made up from the finger
    fingers.add(event.pointerId);
    if (fingers.size > 1) {
      if (!scrolling) engine.finger(cancelled, 0, 0);
      scrolling = true;
      return;
    }
    engine.finger(pressed, ...place(event));
  });
  canvas.addEventListener('pointermove', (event) => {
    loop.wake();
    if (event.pointerType !== 'touch') {
      surroundings.setTouch(false);
      return;
    }
    if (!fingers.has(event.pointerId) || scrolling) return;
    // All places since the last event: a quick stroke on the pad keeps its shape.
    const steps = event.getCoalescedEvents?.() ?? [];
    for (const step of steps.length > 0 ? steps : [event]) engine.finger(moved, ...place(step));
  });
  const end = (phase) => (event) => {
    loop.wake();
    if (event.pointerType !== 'touch' || !fingers.delete(event.pointerId)) return;
    if (!scrolling) engine.finger(phase, ...place(event));
    if (fingers.size === 0) scrolling = false;
    // The program has to go through the tap before it is known whether a field wants text, and the
    // browser shows its keyboard only from within this event.
    for (let i = 0; i < framesOfTap && !engine.wantsText(); i += 1) engine.takeInput();
    keyboard.follow(true);
  };
  canvas.addEventListener('pointerup', end(released));
  canvas.addEventListener('pointercancel', end(cancelled));
  canvas.addEventListener('pointerleave', () => loop.wake());
  canvas.addEventListener('contextmenu', (event) => event.preventDefault());

  // SDL would take fingers a second time, and forbid the browser's pinch.
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel']) {
    document.addEventListener(type, (event) => {
      if (event.target === canvas) event.stopImmediatePropagation();
    }, { capture: true, passive: true });
  }
  for (const type of ['mousemove', 'mousedown', 'mouseup', 'mouseleave', 'mouseenter']) {
    canvas.addEventListener(type, () => loop.wake());
  }
}
