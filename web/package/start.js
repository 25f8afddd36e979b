// A lesson in a package for a learning platform: opens it in the page and reports on it. Beside web/shell/main.js in a
// package's page (cmake/export_scorm.py), and nowhere else.
import { note } from '../shell/note.js';
import { tr } from '../shell/words.js';
import { Platform } from './scorm.js';
import { Session } from './session.js';
import { readLaunch, RecordStore } from './statements.js';

// { version, pass, title, stores }, written when the package was made.
const settings = JSON.parse(document.querySelector('meta[name="descent-package"]').content);

function recordStore() {
  const launch = readLaunch(location.href, settings.stores);
  if (!launch) return null;
  if (!launch.problem) {
    return new RecordStore(launch, { title: settings.title,
      failed: (reason) => note(tr('The record store does not take what is done here ({0}).', reason)) });
  }
  note(launch.problem === 'incomplete' ? tr('Whoever opened this lesson gave an incomplete address of a record store: what is done here is not recorded.')
    : tr('This package was not made for the record store at {0}: what is done here is not recorded.', launch.problem));
  return null;
}

// The shell's own, made by a script that comes before this one and may still be at work.
async function program() {
  while (!window.descent) await new Promise((resolve) => { setTimeout(resolve, 20); });
  await window.descent.ready;
  return window.descent;
}

async function lessonText() {
  const answer = await fetch(new URL('lesson.json', document.baseURI));
  if (!answer.ok) throw new Error(tr('This package lacks its lesson: whoever made it has to upload it again.'));
  return answer.text();
}

function sayRefused(platform) {
  if (platform?.refused) note(tr('The learning platform does not take the result ({0}).', platform.refused));
}

async function run() {
  const platform = Platform.find(settings.version);
  const open = platform?.begin() ?? false;
  const store = recordStore();
  const [descent, text] = await Promise.all([program(), lessonText()]);
  const session = new Session({ descent, platform: open ? platform : null, store, pass: settings.pass });
  const usable = await session.open(text);
  if (!open && !store) note(tr('No learning platform answers: what is done here is not reported.'));
  else if (!usable) note(tr('What was kept of this lesson cannot be read: it begins anew.'));
  sayRefused(platform);
  descent.on('goal', () => sayRefused(platform));
  document.addEventListener('visibilitychange', () => { if (document.hidden) session.report(); });
  addEventListener('pagehide', () => session.end());
  // Come back to as it was, it has no session any more.
  addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
}

run().catch((error) => note(error.message));
