// Points at what a lesson speaks of: a ring on the canvas around a control, and the words in the text that
// speak of what the mouse is over.
import { waysTo } from './lesson_doors.js';

const often = 120; // milliseconds between two looks at where things are

const isSeen = (place) => Boolean(place) && place.width >= 1 && place.height >= 1;

export class LessonPointer {
  constructor({ engine, loop, canvas }) {
    Object.assign(this, { engine, canvas });
    this.ids = []; // that the text speaks of
    this.at = ''; // that the ring is around
    this.timer = 0;
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

  // The ring goes around that control; '' takes it away. `leads`: it is brought into view too, by scrolling or on a
  // phone's other tab, now or when whoever looks for it opens what it lies behind.
  point(id, leads = true) {
    this.at = id;
    this.ways = id ? waysTo(id) : null;
    this.leads = leads && id !== '';
    this.fresh = this.leads;
    this.towards = '';
    this.untried = this.leads ? [...this.ways.tabs] : [];
    if (this.engine.stopped) return;
    this.engine.showControl('');
    this.look();
  }

  places() {
    const { ids, tabs, behind } = this.ways;
    return this.engine.request('getPlaces', { ids: [...ids, ...tabs, ...behind] });
  }

  // Towards what is pointed at, once it is there.
  lead(places) {
    const there = this.ways.ids.find((id) => places[id]);
    const tab = this.untried.find((id) => places[id]);
    if (there) {
      this.leads = there !== this.at; // a card that it lies in comes first
      this.untried = []; // whoever goes to another tab then stays there
      if (there !== this.towards) this.engine.showControl(there);
      this.towards = there;
    } else if (tab) {
      this.untried = this.untried.filter((id) => id !== tab);
      this.engine.request('show', { what: tab });
    }
  }

  // A step that has just begun is led through only once it has been drawn.
  follow() {
    if (!this.at || this.timer) return;
    const wait = this.fresh ? 0 : this.looked + often - performance.now();
    this.fresh = false;
    if (wait <= 0) this.look(this.leads);
    else this.timer = setTimeout(() => this.lookAgain(), wait); // there may be no other frame
  }

  lookAgain() {
    this.timer = 0;
    if (this.at) this.look(this.leads);
  }

  look(leads = false) {
    this.looked = performance.now();
    const places = this.at && !this.engine.stopped ? this.places() : {};
    if (leads) this.lead(places);
    const shown = [...this.ways?.ids ?? [], ...this.ways?.behind ?? []].find((id) => isSeen(places[id]));
    this.ring.hidden = !shown;
    if (!shown) return;
    const place = places[shown];
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
      return isSeen(place) && x >= place.x && y >= place.y && x <= place.x + place.width && y <= place.y + place.height;
    });
    const smallest = over.sort((a, b) => places[a.id].width * places[a.id].height - places[b.id].width * places[b.id].height)[0];
    this.mark(smallest?.id ?? '');
  }

  mark(id) {
    for (const word of this.words ?? []) word.element.classList.toggle('spoken-of', word.id === id);
  }
}
