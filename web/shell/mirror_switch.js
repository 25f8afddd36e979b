// Whether the page's mirror in HTML is used: by the button that comes first in the page, by
// "?mirror=1" in the address, or because it was the last time. Its scripts come when it first is.
import { tr } from './words.js';

const kept = 'descent-mirror';

// Where a browser keeps nothing, it is for this visit.
function remember(on) {
  try {
    if (on) localStorage.setItem(kept, '1');
    else localStorage.removeItem(kept);
  } catch { /* it was asked for all the same */ }
}

function isWanted() {
  const asked = new URLSearchParams(location.search).get('mirror');
  if (asked !== null) return asked !== '0';
  try {
    return localStorage.getItem(kept) === '1';
  } catch {
    return false;
  }
}

async function load() {
  try {
    return await import('./mirror.js');
  } catch {
    throw new Error(tr('{0} is missing or damaged on the server. Reload, or tell whoever runs this site.', 'web/shell/mirror.js'));
  }
}

// `parts`: what mirror.js asks for.
export function connectMirror(button, parts) {
  let mirror = null;
  const say = () => {
    button.textContent = button.getAttribute('aria-pressed') === 'true'
      ? tr('Leave the list for screen readers and the keyboard')
      : tr('Use with a screen reader or by keyboard, as a list');
  };
  addEventListener('otherlanguage', say); // language.js
  say();
  const use = async (on) => {
    if (on && mirror === null) mirror = new (await load()).Mirror(parts);
    mirror?.use(on);
    button.setAttribute('aria-pressed', String(on));
    say();
  };
  const tryTo = (on) => use(on).catch((error) => parts.engine.tellError(error.message));
  button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    remember(on);
    tryTo(on);
  });
  if (isWanted()) tryTo(true);
}
