// The keyboard of a touch screen only comes up for a real text field: this one is invisible and
// passes on what is typed into it.

export class TouchKeyboard {
  constructor(field, engine) {
    this.field = field;
    this.engine = engine;
    field.addEventListener('beforeinput', (event) => {
      const inserts = event.inputType === 'insertText' || event.inputType === 'insertFromPaste';
      if (inserts && event.data) engine.type(event.data);
      if (event.inputType === 'deleteContentBackward') engine.key('Backspace');
      if (event.inputType === 'insertLineBreak') engine.key('Enter');
      event.preventDefault();
    });
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === 'Escape') {
        engine.key(event.key);
        event.preventDefault();
      }
    });
  }

  // Called after each tap: browsers show a keyboard only in answer to one.
  follow(touch) {
    const wanted = touch && this.engine.wantsText();
    const shown = document.activeElement === this.field;
    if (wanted) this.field.inputMode = this.engine.takesWords() ? 'text' : 'decimal';
    if (wanted && !shown) this.field.focus({ preventScroll: true });
    if (!wanted && shown) this.field.blur();
  }
}
