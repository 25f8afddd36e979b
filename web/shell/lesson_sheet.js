// Where the lesson lies: beside the canvas, or below it in a narrow window, where it can be made lower. The
// canvas takes the room that is left.
import { tr } from './words.js';

export class LessonSheet {
  constructor(canvas) {
    this.main = canvas.parentElement;
    this.root = document.createElement('aside');
    this.root.id = 'lesson';
    this.root.hidden = true;
    this.root.tabIndex = -1;
    document.body.append(this.root);
    this.folded = false;
  }

  open(on) {
    const was = !this.root.hidden;
    this.root.hidden = !on;
    document.body.classList.toggle('with-lesson', on);
    if (on && !was) this.root.focus({ preventScroll: true });
  }

  // Put away, all but its first line.
  fold(on) {
    this.folded = on;
    document.body.classList.toggle('lesson-folded', on);
  }

  foldButton() {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'quiet' });
    const say = () => {
      button.textContent = this.folded ? '▴' : '▾';
      button.setAttribute('aria-expanded', String(!this.folded));
      button.setAttribute('aria-label', this.folded ? tr('Show the lesson') : tr('Put the lesson away'));
      button.title = button.getAttribute('aria-label');
    };
    say();
    button.dataset.role = 'fold';
    button.addEventListener('click', () => {
      this.fold(!this.folded);
      say();
    });
    return button;
  }
}
