// Mouse, pen and fingers on the canvas. A press and a release are gone through at once, with the place
// where they happened; of a movement all places are told, however few pictures are drawn.

const moved = 0, pressed = 1, released = 2, cancelled = 3, left = 4;
// PointerEvent.buttons → the number that the engine gives a button.
const buttons = [[1, 0], [2, 1], [4, 2]];
const trembling = 8; // pixels that a finger may go before it scrolls

export function connectPointers(canvas, engine, loop, surroundings, textInput) {
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const settle = () => {
    engine.takeInput();
    textInput.settle({ pressed: true });
  };
  connectMouse(canvas, engine, loop, surroundings, textInput, place, settle);
  connectFingers(canvas, engine, loop, surroundings, textInput, place, settle);
  canvas.addEventListener('contextmenu', (event) => event.preventDefault());
  // What has opened a field keeps the focus there.
  canvas.addEventListener('mousedown', (event) => {
    if (textInput.owns(document.activeElement)) event.preventDefault();
  });
}

// All places since the last event, with the event's own.
function steps(event) {
  const all = event.getCoalescedEvents?.() ?? [];
  return all.length > 0 ? all : [event];
}

function hold(canvas, event) {
  try {
    canvas.setPointerCapture(event.pointerId);
  } catch {
    // a press that a script made up cannot be followed beyond the canvas
  }
}

function connectMouse(canvas, engine, loop, surroundings, textInput, place, settle) {
  let down = 0; // as in PointerEvent.buttons

  // Presses and releases since the last event, those too that nobody told of: a release beyond the
  // window, or a second button, for which there is no event of its own.
  const follow = (event, now) => {
    let changed = false;
    for (const [bit, button] of buttons) {
      if (((now ^ down) & bit) === 0) continue;
      engine.pointer(now & bit ? pressed : released, button, ...place(event), false);
      changed = true;
    }
    down = now & 7;
    if (changed) settle();
  };
  const others = (event) => event.pointerType === 'touch';

  canvas.addEventListener('pointerdown', (event) => {
    if (others(event)) return;
    surroundings.setTouch(false);
    hold(canvas, event);
    if (!textInput.owns(document.activeElement)) canvas.focus({ preventScroll: true });
    follow(event, event.buttons);
    loop.wake();
  });
  canvas.addEventListener('pointermove', (event) => {
    if (others(event)) return;
    surroundings.setTouch(false);
    if ((event.buttons & 7) !== down) {
      follow(event, event.buttons);
    } else {
      for (const step of steps(event)) engine.pointer(moved, 0, ...place(step), false);
    }
    loop.wake();
  });
  canvas.addEventListener('pointerup', (event) => {
    if (!others(event)) follow(event, event.buttons);
  });
  const end = (event) => {
    if (others(event) || down === 0) return;
    for (const [bit, button] of buttons) {
      if (down & bit) engine.pointer(cancelled, button, 0, 0, false);
    }
    down = 0;
    settle();
  };
  canvas.addEventListener('pointercancel', end);
  addEventListener('blur', (event) => {
    if (event.target === window) end({ pointerType: 'mouse' });
  });
  canvas.addEventListener('pointerleave', (event) => {
    if (!others(event) && down === 0) engine.pointer(left, 0, 0, 0, false);
    loop.wake();
  });
}

function connectFingers(canvas, engine, loop, surroundings, textInput, place, settle) {
  const fingers = new Set();
  let drawing = null; // the first finger's pointerId, until it is lifted or taken away
  let start = null; // where it came down on the screen
  let since = 0; // milliseconds, when it did
  let whose = ''; // the drag: '' while nobody knows, 'ours', 'theirs' (the browser's)

  canvas.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'touch') return;
    surroundings.setTouch(true);
    loop.wake();
    fingers.add(event.pointerId);
    if (fingers.size > 1) {
      // A palm, or another hand: who draws goes on. Else the two are the browser's, for a pinch.
      if (drawing !== null && !engine.keepsFinger()) give(cancelled, [0, 0]);
      return;
    }
    drawing = event.pointerId;
    start = [event.clientX, event.clientY];
    since = event.timeStamp;
    whose = '';
    if (!textInput.owns(document.activeElement)) canvas.focus({ preventScroll: true });
    engine.pointer(pressed, 0, ...place(event), true);
    engine.takeInput();
  });

  const give = (phase, at) => {
    drawing = null;
    engine.pointer(phase, 0, ...at, true);
    settle();
  };

  canvas.addEventListener('pointermove', (event) => {
    if (event.pointerType !== 'touch' || event.pointerId !== drawing) return;
    for (const step of steps(event)) engine.pointer(moved, 0, ...place(step), true);
    loop.wake();
  });
  const end = (phase) => (event) => {
    if (event.pointerType !== 'touch') return;
    fingers.delete(event.pointerId);
    if (event.pointerId === drawing) {
      // By when it was lifted: a busy page hears of it late, and would explain to a finger that is gone.
      engine.fingerLay((event.timeStamp - since) / 1000);
      give(phase, place(event));
    }
    loop.wake();
  };
  canvas.addEventListener('pointerup', end(released));
  canvas.addEventListener('pointercancel', end(cancelled));

  // What nothing here takes is the browser's: the page around scrolls. It asks by these events, and
  // only at the first movement is it known where the finger goes. SDL must not hear of them: it would
  // take all.
  const touches = {
    touchstart(event) {
      if (event.touches.length > 1 && drawing !== null && engine.keepsFinger()) event.preventDefault();
    },
    touchmove(event) {
      if (drawing === null || whose === 'theirs' || !event.cancelable) return;
      if (whose === '' && event.touches.length === 1) {
        const across = event.touches[0].clientX - start[0], down = event.touches[0].clientY - start[1];
        engine.takeInput();
        if (engine.scrollsWithFinger(down)) whose = 'ours';
        else if (Math.hypot(across, down) > trembling) whose = 'theirs';
      }
      if (whose === 'ours') event.preventDefault();
    },
    touchend() {},
    touchcancel() {},
  };
  for (const [type, answer] of Object.entries(touches)) {
    canvas.addEventListener(type, (event) => {
      event.stopImmediatePropagation();
      answer(event);
    }, { capture: true, passive: false });
  }
}
