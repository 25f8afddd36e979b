// What the person does with the keyboard, the clipboard and the wheel while the canvas has the focus.
// Everything is gone through within the browser's own event: only there does a browser let a page
// copy, open a file or show the keyboard of a touch screen.

const programLetters = ['z', 'y', 's', 'o']; // undo, redo, save, open

// As the engine names keys: letters small, where another alphabet is typed by their place.
function keyName(event) {
  if (/^[\x21-\x7e]$/.test(event.key)) return event.key.toLowerCase();
  const place = /^(?:Key|Digit)(.)$/.exec(event.code ?? '');
  return event.key.length === 1 && event.key !== ' ' && place ? place[1].toLowerCase() : event.key;
}

export function connectInput(canvas, engine, loop, textInput) {
  connectKeyboard(canvas, engine, loop, textInput);
  connectClipboard(canvas, engine, textInput);
  connectWheel(canvas, engine, loop);
}

function connectKeyboard(canvas, engine, loop, textInput) {
  const root = document.documentElement;
  addEventListener('keydown', (event) => {
    if (event.key === 'Tab') root.dataset.keys = '';
  }, true);
  addEventListener('pointerdown', () => delete root.dataset.keys, true);

  canvas.addEventListener('keydown', (event) => {
    const name = keyName(event);
    const chord = event.ctrlKey || event.metaKey;
    if (chord && !event.altKey && programLetters.includes(name)) {
      event.preventDefault();
      engine.chord(name === 'z' && event.shiftKey ? 'y' : name);
      textInput.settle();
      return;
    }
    if (name === 'Tab' && !chord && !event.altKey && engine.wantsTab(event.shiftKey)) {
      event.preventDefault(); // to the next control on the canvas
    } else if (chord || event.altKey || name === 'Tab' || /^F\d+$/.test(name)) {
      return; // reload, developer tools, the next element: not ours
    }
    // A space scrolls a page; here it plays and pauses. What a field that opens takes comes later.
    if (name.length === 1 || ['Enter', 'Backspace'].includes(name) || name.startsWith('Arrow')) event.preventDefault();
    engine.key(name, true, event.shiftKey);
    textInput.settle();
  });
  // Wherever the focus went meanwhile: Enter that opened a field is let go in it.
  addEventListener('keyup', (event) => {
    if (event.target === canvas || textInput.owns(event.target)) engine.key(keyName(event), false, event.shiftKey);
  }, true);
  canvas.addEventListener('focus', () => loop.wake());
  canvas.addEventListener('blur', (event) => {
    // A real text field types for the canvas, and a dialog gives the keyboard back.
    const comesBack = Boolean(event.relatedTarget?.closest('dialog'));
    if (!textInput.owns(event.relatedTarget) && !textInput.moves) engine.leaveField(comesBack);
    loop.wake();
  });
}

function connectClipboard(canvas, engine, textInput) {
  // A field has the browser's own.
  for (const type of ['copy', 'cut']) {
    document.addEventListener(type, (event) => {
      if (document.activeElement !== canvas || !engine.takesCopy()) return;
      event.clipboardData.setData('text/plain', engine.copy());
      event.preventDefault();
    });
  }
  document.addEventListener('paste', (event) => {
    const ours = document.activeElement === canvas || textInput.owns(document.activeElement);
    if (!ours || !engine.wantsPaste()) return;
    engine.paste(event.clipboardData.getData('text/plain'));
    event.preventDefault();
    textInput.settle();
  });
}

// A notch of a mouse's wheel, in the units that browsers tell it in: pixels, lines, pages.
const notch = [100, 3, 1 / 80];

function connectWheel(canvas, engine, loop) {
  canvas.addEventListener('wheel', (event) => {
    const box = canvas.getBoundingClientRect();
    const ours = !event.ctrlKey && !event.metaKey
      && engine.wantsWheel(event.clientX - box.left, event.clientY - box.top);
    if (!ours) return; // the page scrolls or zooms
    event.preventDefault();
    const unit = notch[event.deltaMode] ?? 100;
    engine.wheel(event.deltaX / unit, event.deltaY / unit);
    loop.wake();
  }, { passive: false });
}
