// Fields that are drawn on the canvas, and the real text field that stands for the one that has the
// keyboard. Only into a real one do input methods compose, emoji panels and dictation insert, screens
// with touch show their keyboard, and browsers offer their own undo, copy and paste. It lies invisible
// where the field is drawn, so that what they show beside it is in its place.

const signs = { number: 'decimal', signed: 'text', words: 'text', lines: 'text' };
const kinds = ['number', 'signed', 'words', 'lines']; // FieldKind of web/ui/edited_field.hpp

// Characters before an offset that counts in UTF-16, as JavaScript does, and the other way round.
const characters = (text, offset) => [...text.slice(0, offset)].length;
const offset = (text, count) => [...text].slice(0, count).join('').length;

function makeField(tag, after) {
  const field = document.createElement(tag);
  field.className = 'typing';
  field.tabIndex = -1;
  field.autocomplete = 'off';
  field.spellcheck = false;
  field.setAttribute('autocorrect', 'off');
  field.setAttribute('autocapitalize', 'off');
  field.setAttribute('enterkeyhint', tag === 'input' ? 'done' : 'enter');
  field.setAttribute('aria-label', 'Value');
  after.after(field);
  return field;
}

export class TextInput {
  constructor(canvas, engine) {
    this.canvas = canvas;
    this.engine = engine;
    this.id = 0; // the engine's name of the field that has the keyboard
    this.told = ''; // what the engine and the page's field agreed on last
    this.composing = false;
    this.moves = false; // the focus goes from one of ours to another
    this.filling = false; // the page's field is being filled from here
    this.lines = makeField('textarea', canvas);
    this.line = makeField('input', canvas);
    this.line.id = 'typing';
    for (const field of [this.line, this.lines]) this.connect(field);
    document.addEventListener('selectionchange', () => this.pass(document.activeElement));
  }

  owns(element) {
    return element === this.line || element === this.lines;
  }

  connect(field) {
    field.addEventListener('input', () => this.pass(field));
    field.addEventListener('compositionstart', () => { this.composing = true; });
    field.addEventListener('compositionend', () => {
      this.composing = false;
      this.pass(field);
    });
    field.addEventListener('beforeinput', (event) => {
      // Enter of a keyboard that tells no keys.
      const breaks = event.inputType === 'insertLineBreak' || event.inputType === 'insertParagraph';
      if (field !== this.line || !breaks || event.isComposing) return;
      event.preventDefault();
      this.press('Enter', false);
    });
    field.addEventListener('keydown', (event) => this.sift(field, event));
    field.addEventListener('blur', (event) => {
      this.composing = false;
      if (this.moves || this.owns(event.relatedTarget) || event.relatedTarget === this.canvas) return;
      this.engine.leaveField();
    });
  }

  // The browser has all keys but those that lead out of the field.
  sift(field, event) {
    if (event.isComposing || event.keyCode === 229) return; // the input method's
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === 'Tab' && plain) {
      if (this.engine.wantsTab(event.shiftKey)) {
        event.preventDefault();
        this.press('Tab', event.shiftKey);
      } else {
        this.engine.leaveField();
        this.focus(this.canvas); // from where the browser goes on
      }
    } else if (event.key === 'Escape' || (event.key === 'Enter' && field === this.line)) {
      event.preventDefault();
      this.press(event.key, event.shiftKey);
    }
  }

  press(key, shift) {
    this.pass(document.activeElement);
    this.engine.key(key, true, shift);
    this.engine.key(key, false, shift);
    this.settle();
  }

  // What stands in the page's field goes to the one on the canvas.
  pass(field) {
    if (!this.owns(field) || this.id === 0 || this.filling) return;
    const { value, selectionStart, selectionEnd, selectionDirection } = field;
    const backward = selectionDirection === 'backward';
    const selection = characters(value, backward ? selectionEnd : selectionStart);
    const cursor = characters(value, backward ? selectionStart : selectionEnd);
    const now = JSON.stringify([value, selection, cursor]);
    if (now === this.told) return;
    this.told = now;
    this.engine.setEditedText(value, selection, cursor);
    if (value.startsWith('\u2212') && !this.composing) this.follow(); // a number's minus is a hyphen here
  }

  // After what may have opened, closed or changed a field: all that came is gone through, and the
  // page's field follows. `pressed`: in answer to a press, when browsers show their keyboards.
  settle({ pressed = false } = {}) {
    this.engine.takeInput();
    this.follow(pressed);
  }

  follow(pressed = false) {
    const edited = this.engine.editedField();
    if (edited === null) {
      if (this.id === 0) return;
      this.id = 0;
      this.composing = false;
      if (this.owns(document.activeElement)) this.focus(this.canvas);
      return;
    }
    const kind = kinds[edited.kind];
    const field = kind === 'lines' ? this.lines : this.line;
    const other = edited.id !== this.id;
    if (other) {
      this.id = edited.id;
      this.told = '';
      field.inputMode = signs[kind];
    }
    this.place(field, edited);
    field.readOnly = edited.readOnly;
    if (!this.composing) this.fill(field, edited);
    const ours = document.activeElement === this.canvas || this.owns(document.activeElement);
    if (document.activeElement !== field && (ours || pressed)) this.focus(field);
  }

  place(field, { x, y, width, height }) {
    Object.assign(field.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
  }

  // What the canvas changed itself: by the mouse, by pasting, by leaving out what it does not take.
  fill(field, { text, selection, cursor }) {
    const now = JSON.stringify([text, selection, cursor]);
    if (now === this.told) return;
    this.told = now;
    this.filling = true;
    if (field.value !== text) field.value = text;
    const [from, to] = [offset(text, Math.min(selection, cursor)), offset(text, Math.max(selection, cursor))];
    field.setSelectionRange(from, to, cursor < selection ? 'backward' : 'forward');
    this.filling = false;
  }

  focus(element) {
    this.moves = true;
    element.focus({ preventScroll: true });
    this.moves = false;
  }
}
