// Where a browser keeps what a reload brings back. Each tab has a record of its own, and so has each
// copy of the page on one host: records are named by the page's folder and the tab.
// IndexedDB holds all of it, as bytes. Only localStorage can still be written while a page is being
// left, and it holds what is small: the head always, the bytes where they are few.
// Whatever the browser refuses, the page works without.

const folder = location.pathname.replace(/[^/]*$/, '');
const prefix = `descent.kept:${folder}:`;
const tabKey = `descent.tab:${folder}`;
const openingKey = `descent.opening:${folder}`;
const lockPrefix = `descent.tab:${folder}:`;
const mostTabs = 6; // whose records stay when they are closed
const largestSmall = 2e6; // characters for which other tabs' records give way

function attempt(work, otherwise = null) {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

const answer = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const committed = (transaction) => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onerror = () => reject(transaction.error);
  transaction.onabort = () => reject(transaction.error);
  transaction.commit?.(); // the page may be gone before it would be done by itself
});

function toBase64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

async function openDatabase() {
  const request = indexedDB.open('descent', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('heads'); // [folder, tab]: { stamp, hash, head, count }
    request.result.createObjectStore('pieces'); // [folder, tab, stamp, number]: bytes
  };
  return answer(request);
}

const all = (key) => IDBKeyRange.bound(key, [...key, []]);

// The tab's name is away while the page lives: a tab that is duplicated gets no name, and takes
// one of its own.
function takeTabName() {
  const name = attempt(() => sessionStorage.getItem(tabKey));
  attempt(() => sessionStorage.removeItem(tabKey));
  return name;
}

// Records of localStorage by tab: { stamp, hash, head, bytes }, bytes null where they were too many.
function smallRecords() {
  const records = new Map();
  attempt(() => {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
      const record = attempt(() => JSON.parse(localStorage.getItem(key)));
      if (record?.stamp > 0) records.set(key.slice(prefix.length), record);
    }
  });
  return records;
}

// Each run of a scene with its number among them.
function keyed(scenes) {
  const counts = {};
  return scenes.map((scene) => {
    counts[scene.scene] = (counts[scene.scene] ?? 0) + 1;
    return [`${scene.scene}.${counts[scene.scene]}`, scene];
  });
}

// A scene whose bytes were too many to be written at the end is as it was in the database, if it
// is the same experiment.
function withTrainings(head, stored) {
  const own = JSON.parse(head);
  const other = JSON.parse(stored.head);
  const bytes = [];
  let at = 0;
  const places = new Map();
  for (const [key, scene] of keyed(other.scenes)) {
    places.set(key, { scene, from: at, to: at + (scene.training?.bytes ?? 0) });
    at += scene.training?.bytes ?? 0;
  }
  for (const [key, scene] of keyed(own.scenes)) {
    const place = places.get(key);
    delete scene.training;
    if (!place?.scene.training || place.scene.experiment !== scene.experiment) continue;
    scene.training = place.scene.training;
    bytes.push(stored.bytes.subarray(place.from, place.to));
  }
  return { head: JSON.stringify(own), pieces: bytes };
}

export class KeptStore {
  // Finds what there is of this tab, or of the one that was left last. Never fails.
  static async open() {
    const store = new KeptStore();
    // What stopped the page while it was opened, if something did: the tab has no name then.
    store.stoppedAt = attempt(() => JSON.parse(sessionStorage.getItem(openingKey)));
    const own = takeTabName() ?? store.stoppedAt?.tab ?? null;
    if (store.stoppedAt?.again) store.setOpening(false); // this once
    attempt(() => localStorage.removeItem('descent.kept.1')); // of an older version
    store.tab = own ?? Math.random().toString(36).slice(2, 12);
    store.openTabs = new Set();
    store.holdTab();
    store.database = null;
    store.last = 0;
    store.found = null;
    try {
      store.database = await openDatabase();
    } catch {
      // There is still localStorage.
    }
    await store.find(own).catch(() => {});
    return store;
  }

  async find(own) {
    const small = smallRecords();
    const heads = await this.heads().catch(() => new Map());
    const stampOf = (tab) => Math.max(small.get(tab)?.stamp ?? 0, heads.get(tab)?.stamp ?? 0);
    const tabs = [...new Set([...small.keys(), ...heads.keys()])].sort((a, b) => stampOf(b) - stampOf(a));
    this.others = tabs.filter((tab) => tab !== this.tab);
    // A tab that has been here and has nothing was begun anew.
    const tab = this.stoppedAt?.from ?? own ?? tabs[0];
    if (tab === undefined || stampOf(tab) === 0) return;
    this.from = tab;
    this.last = stampOf(tab);
    const record = small.get(tab);
    const head = heads.get(tab);
    const newer = record && record.stamp >= (head?.stamp ?? 0);
    if (newer && (record.bytes !== null || !head)) {
      const whole = record.bytes !== null ? { head: record.head, pieces: [fromBase64(record.bytes)] }
        : withTrainings(record.head, { head: '{"scenes":[]}' });
      this.found = { own: tab === own, hash: record.hash, ...whole };
      return;
    }
    const bytes = await this.bytes(tab, head).catch(() => null);
    if (bytes === null) { // the experiment at least
      const one = newer ? record : head;
      this.found = { own: tab === own, hash: one.hash, ...withTrainings(one.head, { head: '{"scenes":[]}' }) };
      return;
    }
    const stored = newer ? withTrainings(record.head, { head: head.head, bytes })
      : { head: head.head, pieces: [bytes] };
    this.found = { own: tab === own, hash: (newer ? record : head).hash, ...stored };
  }

  async heads() {
    const heads = new Map();
    if (!this.database) return heads;
    const store = this.database.transaction('heads').objectStore('heads');
    const [keys, values] = await Promise.all([answer(store.getAllKeys(all([folder]))), answer(store.getAll(all([folder])))]);
    keys.forEach((key, i) => heads.set(key[1], values[i]));
    return heads;
  }

  async bytes(tab, head) {
    const store = this.database.transaction('pieces').objectStore('pieces');
    const pieces = await answer(store.getAll(all([folder, tab, head.stamp])));
    if (pieces.length !== head.count) throw new Error('Pieces are missing.');
    return new Uint8Array(await new Blob(pieces).arrayBuffer());
  }

  newStamp() {
    this.last = Math.max(Date.now(), this.last + 1);
    return this.last;
  }

  // --- what can be written at any time ---
  // `bytes`: null where they are too many.
  // Whether it could be written.
  writeSmall(head, bytes, hash) {
    const record = JSON.stringify({ stamp: this.newStamp(), hash, head, bytes: bytes && toBase64(bytes) });
    const write = () => localStorage.setItem(prefix + this.tab, record);
    for (let i = 0; i <= mostTabs; i += 1) {
      try {
        write();
        return true;
      } catch {
        // There is no room, not even without the others, or the browser forbids it.
        if (record.length > largestSmall || !attempt(() => this.dropOldest())) break;
      }
    }
    attempt(() => localStorage.removeItem(prefix + this.tab)); // what is there is older than what is not
    return false;
  }

  dropOldest() {
    const records = [...smallRecords()].filter(([tab]) => tab !== this.tab && !this.openTabs.has(tab));
    if (records.length === 0) return false;
    const [oldest] = records.sort(([, a], [, b]) => a.stamp - b.stamp)[0];
    localStorage.removeItem(prefix + oldest);
    return true;
  }

  // --- the database ---
  beginWriting() {
    return { stamp: this.newStamp(), count: 0 };
  }

  writePiece(writing, bytes) {
    const transaction = this.database.transaction('pieces', 'readwrite');
    transaction.objectStore('pieces').put(bytes, [folder, this.tab, writing.stamp, writing.count]);
    writing.count += 1;
    return committed(transaction);
  }

  // All at once, or nothing of it.
  writeWhole(head, pieces, hash) {
    const stamp = this.newStamp();
    const transaction = this.database.transaction(['heads', 'pieces'], 'readwrite');
    pieces.forEach((piece, i) => transaction.objectStore('pieces').put(piece, [folder, this.tab, stamp, i]));
    return this.putHead(transaction, { stamp, count: pieces.length, hash, head });
  }

  // From here on it is what is kept; the pieces of what was before go.
  endWriting(writing, head, hash) {
    const transaction = this.database.transaction(['heads', 'pieces'], 'readwrite');
    return this.putHead(transaction, { ...writing, hash, head });
  }

  putHead(transaction, record) {
    const pieces = transaction.objectStore('pieces');
    transaction.objectStore('heads').put(record, [folder, this.tab]);
    pieces.delete(IDBKeyRange.bound([folder, this.tab], [folder, this.tab, record.stamp], false, true));
    const tooMany = (this.others ?? []).slice(mostTabs - 1).filter((tab) => !this.openTabs.has(tab));
    for (const tab of tooMany) this.remove(transaction, tab);
    this.others = this.others?.filter((tab) => !tooMany.includes(tab));
    return committed(transaction);
  }

  remove(transaction, tab) {
    transaction.objectStore('heads').delete([folder, tab]);
    transaction.objectStore('pieces').delete(all([folder, tab]));
    attempt(() => localStorage.removeItem(prefix + tab));
  }

  // This tab's record and those of all that are closed: whichever a new page would take might be the
  // one that it cannot bear. A tab that is open bears its own, and keeps it.
  async forget() {
    this.setOpening(false);
    this.from = null;
    await this.lookForTabs();
    const goes = (tab) => tab === this.tab || !this.openTabs.has(tab);
    for (const tab of [...smallRecords().keys()].filter(goes)) attempt(() => localStorage.removeItem(prefix + tab));
    const heads = await this.heads().catch(() => new Map());
    if (heads.size === 0) return;
    const transaction = this.database.transaction(['heads', 'pieces'], 'readwrite');
    for (const tab of [...heads.keys()].filter(goes)) this.remove(transaction, tab);
    await committed(transaction).catch(() => {});
  }

  // --- the page's life ---
  nameTab(named) {
    attempt(() => (named ? sessionStorage.setItem(tabKey, this.tab) : sessionStorage.removeItem(tabKey)));
  }

  // A tab that is open holds a lock of its name, where the browser has locks.
  holdTab() {
    if (this.letGo) return;
    const held = new Promise((resolve) => { this.letGo = resolve; });
    attempt(() => navigator.locks.request(lockPrefix + this.tab, () => held).catch(() => {}));
  }

  // A page that is left may come back as it was, which it cannot with a lock.
  letTabGo() {
    this.letGo?.();
    this.letGo = null;
  }

  async lookForTabs() {
    try {
      const { held, pending } = await navigator.locks.query();
      const names = [...held, ...pending].map(({ name }) => name).filter((name) => name.startsWith(lockPrefix));
      this.openTabs = new Set(names.map((name) => name.slice(lockPrefix.length)));
    } catch {
      // Without locks, as in a page without a secure context, no tab is known to be open.
    }
  }

  // In this tab something that was kept is being opened; still there at the next start, it never
  // came to an end.
  get opening() {
    return Boolean(this.stoppedAt) && !this.stoppedAt.again;
  }

  // Whose record it is is kept with it: without its name the tab would take another's next time.
  setOpening(on, again = false) {
    const record = JSON.stringify({ tab: this.tab, from: this.from, again });
    attempt(() => (on ? sessionStorage.setItem(openingKey, record) : sessionStorage.removeItem(openingKey)));
  }

  // At the next start it is opened once more.
  openAgain() {
    this.setOpening(true, true);
  }
}
