// The way to lessons: their scripts come when one is first opened, by the button in the top bar, by
// "?lesson=ID" in the address, by a page around, or because one was open when the page was left.
import { openAtLast } from './lesson_open.js';
import { tr } from './words.js';

async function load() {
  try {
    return await import('./lessons.js');
  } catch {
    throw new Error(tr('{0} is missing or damaged on the server. Reload, or tell whoever runs this site.', 'web/shell/lessons.js'));
  }
}

// `parts`: what Lessons asks for.
export class LessonDoor {
  constructor(parts) {
    this.parts = parts;
    this.coming = null;
    addEventListener('lessonfile', ({ detail }) => this.open(detail).catch((error) => this.tell(error))); // files.js
  }

  lessons() {
    this.coming ??= load().then(({ Lessons }) => new Lessons(this.parts)).catch((error) => {
      this.coming = null;
      throw error;
    });
    return this.coming;
  }

  async open(what) {
    return (await this.lessons()).open(what);
  }

  async showList() {
    return (await this.lessons()).showList();
  }

  tell(error) {
    this.parts.engine.tellError(error.message);
  }

  // What the address asks for, or what was open before a reload; `stands`: the program is as it was then.
  begin(stands) {
    const asked = new URLSearchParams(location.search).get('lesson');
    const before = openAtLast();
    const tell = (error) => this.tell(error);
    if (asked === 'list') this.showList().catch(tell);
    else if (before && (!asked || asked === before)) this.lessons().then((lessons) => lessons.open(before, stands)).catch(tell);
    else if (asked) this.open(asked).catch(tell);
  }
}
