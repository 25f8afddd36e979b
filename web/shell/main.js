// Starts the page: looks whether the browser can, downloads the program with progress, and connects
// it to the canvas, the controls and window.descent.
import { followAddress } from './address.js';
import { Api } from './api.js';
import { followCanvasSize } from './canvas_size.js';
import { Context } from './context.js';
import { Controls } from './controls.js';
import { Engine } from './engine.js';
import { describeTrap, ErrorPanel, watchErrors } from './errors.js';
import { beginFilm, chooseFile, connectDrop, connectPaste, copyText, endFilm, openCamera, pasteText, saveFile } from './files.js';
import { guard, silence, stoppedSentence } from './guard.js';
import { ImageSets } from './image_sets.js';
import { connectInput } from './input.js';
import { Keeper } from './keeper.js';
import { fetchLanguage, speak, wantedLanguage } from './language.js';
import { LessonDoor } from './lesson_door.js';
import { Loop } from './loop.js';
import { connectMirror } from './mirror_switch.js';
import { connectPointers } from './pointers.js';
import { Offer } from './offer.js';
import { fetchProgram, startProgram } from './program.js';
import { chooseBuild, findMissingGraphics, findMissingInstructions } from './probe.js';
import { followScreenKeyboard } from './screen_keyboard.js';
import { rest } from './rest.js';
import { Seen } from './seen.js';
import { Surroundings } from './surroundings.js';
import { TextInput } from './text_input.js';
import { tr } from './words.js';

const find = (id) => document.getElementById(id);
const alone = window.parent === window;
const offline = () => import('./offline.js'); // a script of its own, which comes after the first picture

function showProgress(bytes, total) {
  const megabytes = (count) => (count / 1e6).toFixed(1);
  find('progress-text').textContent = total > 0
    ? tr('Loading Descent: {0} of {1} MB', megabytes(bytes), megabytes(total))
    : tr('Loading Descent: {0} MB', megabytes(bytes));
  find('progress-bar').style.inlineSize = total > 0 ? `${Math.min(100, 100 * bytes / total)}%` : '';
}

// Without what was kept and without the link in the address: either may be what the program cannot
// bear.
async function startAnew(keeper) {
  await keeper?.forget();
  history.replaceState(null, '', location.pathname + location.search);
  location.reload();
}

// Brings back what was kept, unless the page stopped the last time that it did.
function bringBack(keeper, loop, panel) {
  if (!keeper.stuck) {
    keeper.bringBack(() => loop.frame());
    keeper.begin();
    return;
  }
  panel.show(tr('What was kept is not opened'),
    tr('The last time this page stopped while it opened what it had kept of your visit. Try again, or start anew without it.'), {
    tryAgain() {
      keeper.tryAgain();
      location.reload();
    },
    async anew() {
      await keeper.forget();
      panel.hide();
      keeper.begin();
    },
  });
}

// The page is as good without.
async function speakWithParent(api, descent) {
  try {
    const { Messages } = await import('./messages.js');
    new Messages(api, descent);
  } catch (error) {
    console.error(error);
  }
}

async function start() {
  const panel = new ErrorPanel(find('error'));
  const offer = new Offer(find('offer'), copyText);
  const api = new Api();
  window.descent = api.facade();
  if (window.parent !== window) speakWithParent(api, window.descent);

  const seenNow = new Seen(find('canvas'));
  let loop, imageSets, engine, module, keeper, lessons;
  // The program is not called any more; what was kept may be why it stopped.
  const end = (title, text) => {
    loop?.stop();
    if (module) silence(module);
    panel.show(title, text, { anew: () => startAnew(keeper) });
  };
  const trap = (error) => {
    console.error(error); // for whoever looks for the reason
    const { title, text } = describeTrap(error);
    end(title, text);
  };
  const host = {
    failure: '',
    wake: () => loop?.wake(),
    event: (name, detail) => api.emit(name, JSON.parse(detail)),
    requestImageSet: (name, beginning) => imageSets.request(name, beginning),
    openImageFiles: (name) => imageSets.open(name),
    saveFile(name, address, size) {
      const bytes = engine.bytes(address, size);
      saveFile(name, bytes);
      offer.follow(name, bytes);
    },
    chooseFile: () => chooseFile(engine, imageSets),
    choosePicture: () => chooseFile(engine, imageSets, 'image/*'),
    takePicture: () => openCamera(engine, imageSets),
    beginFilm: () => beginFilm(engine, canvas),
    endFilm,
    chooseLanguage: (code) => api.changeLanguage(code).catch((error) => engine.tellError(error.message)),
    openLessons: () => lessons.showList().catch((error) => engine.tellError(error.message)),
    copyText: async (text) => engine.copied(await copyText(text)),
    paste: () => pasteText(engine),
    fail(sentence) {
      host.failure = sentence;
      if (module) module.stopped = true;
      end(tr('Descent cannot go on'), sentence);
    },
  };

  try {
    watchErrors((error) => (module ? module.stop(error) : trap(error)));
    let missing = findMissingInstructions();
    const build = missing ? '' : chooseBuild();
    const kept = Keeper.open();
    const language = wantedLanguage();
    const catalogue = fetchLanguage(language).catch(() => ''); // English then
    catalogue.then((text) => text && speak(language, text));
    const fetched = missing ? null : fetchProgram(build, showProgress);
    fetched?.catch(() => {}); // told below, where nothing else is wrong
    const canvas = find('canvas');
    missing ??= findMissingGraphics(canvas); // which takes a while: meanwhile the program comes
    if (missing) {
      find('loading').hidden = true;
      panel.show(missing.title, missing.text);
      api.fail(new Error(`${missing.title}. ${missing.text}`));
      return;
    }
    const [wasmBinary, { default: createPlayground }, sets] = await fetched;
    // Requests that come while the program starts wait until it can take the answer.
    const early = [];
    imageSets = { request: (...what) => early.push(what), open() {} };
    find('progress-text').textContent = tr('Starting …');
    module = guard(await startProgram({ build, host, canvas, wasmBinary, createPlayground, sets }), trap);
    if (host.failure) throw new Error(host.failure);
    document.title = tr('Descent: watch a neural network learn'); // the program's window had named it
    await rest();

    loop = new Loop(module, canvas.getContext('webgl2'), () => api.steps.look());
    engine = new Engine(module, () => loop.wake());
    imageSets = new ImageSets(engine, sets);
    for (const what of early) imageSets.request(...what);
    const words = await catalogue;
    if (words) engine.useLanguage(words);
    api.connect(engine, () => loop.settled && !imageSets.busy);
    lessons = new LessonDoor({ engine, descent: window.descent, canvas, loop });
    api.connectLessons(lessons);
    const surroundings = new Surroundings(module, loop);
    const textInput = new TextInput(canvas, engine);
    loop.afterFrame = () => textInput.follow();
    const context = new Context(canvas, module, loop, panel, seenNow.seen);
    await followCanvasSize(canvas, module, loop); // the first picture
    connectInput(canvas, engine, loop, textInput);
    connectPointers(canvas, engine, loop, surroundings, textInput);
    connectDrop(engine, imageSets);
    connectPaste(engine, imageSets);
    followScreenKeyboard(canvas.parentElement);
    seenNow.follow((seen, behind) => {
      module._descent_seen(seen ? 1 : 0, behind ? 1 : 0);
      loop.wake();
      context.follow(seen);
    });

    await rest();
    keeper = new Keeper(engine, await Keeper.inTime(kept));
    bringBack(keeper, loop, panel);
    followAddress(engine, keeper.broughtBack);
    if (module.stopped) throw new Error(stoppedSentence());

    find('loading').hidden = true;
    api.becomeReady();
    const controls = new Controls(find('controls'), window.descent);
    connectMirror(find('mirror-switch'), { canvas, engine, loop, controls });
    lessons.begin(keeper.broughtBack);
    api.emit('ready', {});
    // In a frame the keyboard belongs to the page around until the person comes in.
    if (alone && document.activeElement === document.body) canvas.focus({ preventScroll: true });
    if (alone) offline().then(({ begin }) => begin()).catch(() => {});
  } catch (error) {
    find('loading').hidden = true;
    // Where the program has trapped, that is told already.
    if (!module?.stopped) panel.show(tr('Descent could not start'), error.message);
    api.fail(error);
  }
}

// ?isolate=1 may begin with a reload.
if (alone && /[?&]isolate=1(&|$)/.test(location.search)) {
  offline().then(({ isolate }) => isolate()).catch(() => false).then((reloads) => reloads || start());
} else {
  start();
}
