// Points at what a lesson speaks of: a ring on the canvas around a control, and the words in the text that
// speak of what the mouse is over.
const often = 120; // milliseconds between two looks at where things are

// Where the window is too small for a control it lies behind another one, which is pointed at then.
const doors = [
  [/^(add_point|points?\b|noise|samples|dataset|training_share|batch_size|new_sample|own_data|split)/, ['drawer.open', 'tab.Data']],
  [/^(feature|layer|add_layer|network)/, ['drawer.open', 'tab.Network']],
  [/^(learning_rate|optimizer|regularizer|epochs|stop|schedule|loss_curves|curve|epochs_table)/, ['more', 'tab.Training']],
  [/^/, ['more', 'tab.Output', 'tab.Network', 'drawer.open']],
];

export class LessonPointer {
  constructor({ engine, loop, canvas }) {
    Object.assign(this, { engine, canvas });
    this.ids = []; // that the text speaks of
    this.at = ''; // that the ring is around
    this.looked = 0;
    this.ring = Object.assign(document.createElement('div'), { className: 'lesson-ring', hidden: true });
    this.ring.setAttribute('aria-hidden', 'true');
    canvas.parentElement.append(this.ring);
    const before = loop.afterFrame;
    loop.afterFrame = () => {
      before?.();
      this.follow();
    };
    canvas.addEventListener('pointermove', (event) => this.speakOf(event));
    canvas.addEventListener('pointerleave', () => this.mark(''));
  }

  // `words`: [{ id, element }] in the step's text.
  speak(words) {
    this.words = words;
  }

  // The ring goes around that control; '' takes it away.
  point(id) {
    this.at = id;
    this.look();
  }

  place(id) {
    const behind = doors.find(([names]) => names.test(id))[1];
    const places = this.engine.request('getPlaces', { ids: [id, ...behind] });
    return [id, ...behind].map((name) => places[name]).find(Boolean) ?? null;
  }

  follow() {
    if (!this.at || performance.now() - this.looked < often) return;
    this.look();
  }

  look() {
    this.looked = performance.now();
    const place = this.at && !this.engine.stopped ? this.place(this.at) : null;
    this.ring.hidden = !place || place.width < 1;
    if (this.ring.hidden) return;
    const margin = 4;
    Object.assign(this.ring.style, {
      left: `${place.x - margin}px`,
      top: `${place.y - margin}px`,
      width: `${place.width + 2 * margin}px`,
      height: `${place.height + 2 * margin}px`,
    });
  }

  // The words of what lies under the mouse stand out.
  speakOf(event) {
    if (!this.words?.length || performance.now() - (this.spoke ?? 0) < often || this.engine.stopped) return;
    this.spoke = performance.now();
    const box = this.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.x, event.clientY - box.y];
    const places = this.engine.request('getPlaces', { ids: this.words.map(({ id }) => id) });
    const over = this.words.filter(({ id }) => {
      const place = places[id];
      return place && x >= place.x && y >= place.y && x <= place.x + place.width && y <= place.y + place.height;
    });
    const smallest = over.sort((a, b) => places[a.id].width * places[a.id].height - places[b.id].width * places[b.id].height)[0];
    this.mark(smallest?.id ?? '');
  }

  mark(id) {
    for (const word of this.words ?? []) word.element.classList.toggle('spoken-of', word.id === id);
  }
}
