// What is said without being asked for: how training goes, what went wrong, and what the arrow keys have
// come to in a picture.
import { LiveTones } from './mirror_live.js';

function region(attributes, tag = 'p') {
  const element = document.createElement(tag);
  element.dataset.voice = '';
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

export class MirrorVoice {
  // `look()`: { records, focused }. The page's controls say how training goes, as they do without the mirror.
  constructor(root, controls, look) {
    Object.assign(this, { root, controls, look });
    this.title = region({}, 'h1');
    this.title.textContent = 'Descent';
    this.alert = region({ role: 'alert' });
    this.told = region({ 'aria-live': 'polite' });
    this.live = new LiveTones(controls.descent);
    this.story = '';
  }

  begin() {
    const { status } = this.controls;
    status.dataset.voice = '';
    this.root.prepend(this.title, status, this.live.button, this.alert, this.told);
    this.controls.more = () => this.story;
  }

  end() {
    this.live.use(false);
    this.controls.root.append(this.controls.status);
    this.controls.more = () => '';
    this.story = '';
  }

  // In answer to a key: heard again where it was heard before.
  say(words) {
    this.told.textContent = '';
    this.told.textContent = words;
  }

  // `refused`: why something that was typed was not taken.
  tell(refused) {
    const { records, focused } = this.look();
    const of = (role) => [...records.values()].filter((record) => record.role === role).map(({ label }) => label);
    const wrong = of('alert').join(' ');
    if (refused !== '') this.alert.textContent = refused;
    else if (wrong !== this.wrong) this.alert.textContent = wrong;
    this.wrong = wrong;
    const story = of('status').join(' ');
    if (story !== this.story) {
      this.story = story;
      this.controls.changed(false);
    }
    // Of others it is their description.
    const pictured = ['img', 'slider'].includes(records.get(focused)?.role);
    const pointed = pictured ? of('tooltip').join(' ') : '';
    if (pointed !== this.pointed) this.told.textContent = pointed;
    this.pointed = pointed;
  }
}
