// The program's exported functions, with strings and bytes instead of addresses.
import { stoppedSentence } from './guard.js';
import { tr } from './words.js';

const looking = ['getState', 'getProgress', 'predict', 'getLink', 'saveFile', 'isLink', 'getWeightsHash', 'getLesson', 'getPlaces']; // requests that change nothing

function asJson(what, fields) {
  try {
    return JSON.stringify({ do: what, ...fields });
  } catch (error) {
    throw new Error(tr('{0}() needs plain data, as JSON can hold them ({1}).', what, String(error.message).split('\n')[0]));
  }
}

export class Engine {
  // `onChange` is called after whatever may need a new frame or new work.
  constructor(module, onChange) {
    this.module = module;
    this.onChange = onChange;
  }

  get stopped() {
    return this.module.stopped;
  }

  // Taken anew each time: the memory grows, with threads without this side being told.
  memory() {
    return new Uint8Array(this.module.wasmMemory.buffer);
  }

  // A copy that outlives the call and that is not shared between threads.
  bytes(address, size) {
    return this.memory().slice(address, address + size);
  }

  // Long texts must not go through the stack, so they get memory of their own.
  withText(text, work) {
    if (this.stopped) return 0;
    const size = this.module.lengthBytesUTF8(text) + 1;
    const address = this.module._malloc(size);
    if (address === 0) throw new Error(tr('There is not enough memory for this. Close other pages and reload.'));
    try {
      this.module.stringToUTF8(text, address, size);
      return work(address);
    } finally {
      this.module._free(address);
    }
  }

  // A text that is ours to free.
  takeText(address) {
    if (address === 0) return '';
    const text = this.module.UTF8ToString(address);
    this.module._free(address);
    return text;
  }

  // The embed API: answers with the result, throws its sentence.
  request(what, fields = {}) {
    const json = asJson(what, fields);
    const reply = this.withText(json, (text) => this.takeText(this.module._descent_request(text)));
    if (!reply) throw new Error(stoppedSentence());
    const answer = JSON.parse(reply);
    if (!looking.includes(what)) this.onChange();
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.result;
  }

  // What stands written in the picture, from the frame after the first such call on.
  drawnTexts() {
    return JSON.parse(this.takeText(this.module._descent_texts()) || '[]');
  }

  // --- texts ---
  withBytes(bytes, work) {
    const address = this.module._malloc(bytes.length + 1);
    if (address === 0) throw new Error(tr('There is not enough memory for this. Close other pages and reload.'));
    try {
      this.memory().set(bytes, address);
      work(address);
    } finally {
      this.module._free(address);
    }
  }

  // As the files' bytes: which text they are is found out by the engine. Each is { name, bytes }, or
  // { name, problem } where it could not be read; what became of all is told in one message.
  openFiles(files) {
    if (this.stopped) return;
    for (const { name, bytes = new Uint8Array(), problem = '', ofImages = 0 } of files) {
      this.withText(name, (text) => this.withText(problem, (sentence) => (ofImages > 0
        ? this.module._descent_add_images(text, ofImages, sentence)
        : this.withBytes(bytes, (address) => this.module._descent_add_file(text, address, bytes.length, sentence)))));
    }
    this.module._descent_open_files();
    this.onChange();
  }

  // All that is said from here on is in that language: the text of its catalogue, empty for English.
  useLanguage(catalogue) {
    const refusal = this.withText(catalogue, (text) => this.takeText(this.module._descent_use_language(text)));
    this.onChange();
    if (refusal) throw new Error(refusal);
  }

  tellError(sentence) {
    this.withText(sentence, (text) => this.module._descent_tell_error(text));
    this.onChange();
  }

  // --- image sets ---
  // Of so many bytes, which then come in pieces, and no more of them.
  beginFile(which, size) {
    if (this.module._descent_file_begin(which, size)) return;
    throw new Error(tr('There is not enough memory for these images. Close other pages and reload.'));
  }

  addToFile(which, piece) {
    const address = this.module._descent_file_piece(which, piece.length);
    this.memory().set(piece, address);
  }

  imageSetProgress(name, fraction) {
    this.withText(name, (text) => this.module._descent_image_set_progress(text, fraction));
    this.onChange();
  }

  imageSetLoaded(name, whole) {
    this.withText(name, (text) => this.module._descent_image_set_loaded(text, whole ? 1 : 0));
    this.onChange();
  }

  imageSetFailed(name, message) {
    this.withText(name, (text) => this.withText(message, (words) => {
      this.module._descent_image_set_failed(text, words);
    }));
    this.onChange();
  }

  giveFile(name, bytes) {
    const address = this.withText(name, (text) => this.module._descent_given_file(text, bytes.length));
    if (address === 0 && bytes.length > 0) throw new Error(tr('There is not enough memory for these images.'));
    this.memory().set(bytes, address);
  }

  givenFilesDone(name) {
    this.withText(name, (text) => this.module._descent_given_files_done(text));
    this.onChange();
  }

  // --- what a reload brings back ---
  // Counts what is to be kept.
  changes() {
    return this.module._descent_changes();
  }

  // Takes hold of how things stand: the head; empty where the program has stopped.
  keepBegin() {
    return this.takeText(this.module._descent_keep_begin());
  }

  // A copy of the next bytes; null at the end.
  keepNext(most) {
    const size = this.module._descent_keep_next(most);
    return size > 0 ? this.bytes(this.module._descent_keep_bytes(), size) : null;
  }

  // `withParts`: what the view hides and locks too. Throws a sentence where it cannot be brought back;
  // nothing is changed then.
  restore(head, pieces, withParts) {
    const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
    let address = this.module._descent_restore_room(size);
    if (address === 0) throw new Error(tr('There is not enough memory for what was kept of your last visit.'));
    for (const piece of pieces) {
      this.memory().set(piece, address);
      address += piece.length;
    }
    const refusal = this.withText(head, (text) => this.takeText(this.module._descent_restore(text, withParts ? 1 : 0)));
    this.onChange();
    if (refusal) throw new Error(refusal);
  }

  // --- input ---
  pointer(phase, button, x, y, touch) {
    this.module._descent_pointer(phase, button, x, y, touch ? 1 : 0);
  }

  // Before the release of a finger.
  fingerLay(seconds) {
    this.module._descent_finger_lay(seconds);
  }

  wheel(across, down) {
    this.module._descent_wheel(across, down);
  }

  key(name, down, shift) {
    this.withText(name, (address) => this.module._descent_key(address, down ? 1 : 0, shift ? 1 : 0));
    this.onChange();
  }

  chord(letter) {
    this.module._descent_chord(letter.charCodeAt(0));
    this.onChange();
  }

  copy() {
    const text = this.module.UTF8ToString(this.module._descent_copy());
    this.onChange();
    return text;
  }

  // How it went with what the program wanted copied.
  copied(done) {
    this.module._descent_copied(done ? 1 : 0);
    this.onChange();
  }

  paste(text) {
    this.withText(text, (address) => this.module._descent_paste(address));
    this.onChange();
  }

  // `comesBack`: to the control that it left.
  leaveField(comesBack = false) {
    this.module._descent_leave_field(comesBack ? 1 : 0);
    this.onChange();
  }

  // Goes through what came; the picture follows.
  takeInput() {
    this.module._descent_take_input();
    this.onChange();
  }

  // The field that has the keyboard (Program::edited_field() of web/platform/platform.hpp), or null.
  editedField() {
    const words = this.module.UTF8ToString(this.module._descent_edited_field());
    if (words === '') return null;
    const end = words.indexOf('\n');
    const [id, kind, readOnly, x, y, width, height, selection, cursor] = words.slice(0, end).split(' ').map(Number);
    return { id, kind, readOnly: readOnly !== 0, x, y, width, height, selection, cursor, text: words.slice(end + 1) };
  }

  setEditedText(text, selection, cursor) {
    this.withText(text, (address) => this.module._descent_set_edited_text(address, selection, cursor));
    this.onChange();
  }

  // --- the mirror in HTML (web/ui/mirror.hpp) ---
  mirror(on) {
    this.module._descent_mirror(on ? 1 : 0);
  }

  // What has changed since the last time, or null.
  mirrorNews() {
    const json = this.module.UTF8ToString(this.module._descent_mirror_news());
    return json === '' ? null : JSON.parse(json);
  }

  doInMirror(deed, id, text) {
    this.withText(id, (name) => this.withText(text, (value) => this.module._descent_do_in_mirror(deed, name, value)));
    this.onChange();
  }

  // It is scrolled into view, now or when it is drawn next; '' takes that back.
  showControl(id) {
    const show = 6; // MirrorDeed of web/ui/mirror.hpp
    this.doInMirror(show, id, '');
  }

  keepsFinger() {
    return this.module._descent_keeps_finger() !== 0;
  }

  scrollsWithFinger(pixels) {
    return this.module._descent_scrolls_with_finger(pixels) !== 0;
  }

  wantsTab(backwards) {
    return this.module._descent_wants_tab(backwards ? 1 : 0) !== 0;
  }

  wantsPaste() {
    return this.module._descent_wants_paste() !== 0;
  }

  takesCopy() {
    return this.module._descent_takes_copy() !== 0;
  }

  wantsWheel(x, y) {
    return this.module._descent_wants_wheel(x, y) !== 0;
  }
}
