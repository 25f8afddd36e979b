// The learning platform around a SCORM package: both versions of its runtime behind one set of words.

// The data model's names for the same things, and how each version writes a time.
const versions = {
  1.2: {
    api: 'API',
    calls: { begin: 'LMSInitialize', get: 'LMSGetValue', set: 'LMSSetValue', commit: 'LMSCommit', end: 'LMSFinish', error: 'LMSGetLastError' },
    names: {
      score: 'cmi.core.score.raw', least: 'cmi.core.score.min', most: 'cmi.core.score.max', place: 'cmi.core.lesson_location',
      resume: 'cmi.suspend_data', time: 'cmi.core.session_time', exit: 'cmi.core.exit',
    },
    mostResume: 4096,
    time(seconds) {
      const two = (number) => String(Math.floor(number)).padStart(2, '0');
      return `${two(seconds / 3600).padStart(4, '0')}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
    },
    // One word for how far and how well.
    statuses: (outcome) => ({ 'cmi.core.lesson_status': outcome }),
    outcome: (get) => get('cmi.core.lesson_status'),
    exits: { later: 'suspend', over: '' },
    scores: () => ({}),
  },
  2004: {
    api: 'API_1484_11',
    calls: { begin: 'Initialize', get: 'GetValue', set: 'SetValue', commit: 'Commit', end: 'Terminate', error: 'GetLastError' },
    names: {
      score: 'cmi.score.raw', least: 'cmi.score.min', most: 'cmi.score.max', place: 'cmi.location',
      resume: 'cmi.suspend_data', time: 'cmi.session_time', exit: 'cmi.exit',
    },
    mostResume: 64000,
    time: (seconds) => `PT${Math.floor(seconds)}S`,
    statuses: (outcome) => ({
      'cmi.completion_status': outcome === 'incomplete' ? 'incomplete' : 'completed',
      ...(outcome === 'passed' || outcome === 'failed' ? { 'cmi.success_status': outcome } : {}),
    }),
    outcome(get) {
      const success = get('cmi.success_status');
      return success === 'passed' || success === 'failed' ? success : get('cmi.completion_status');
    },
    exits: { later: 'suspend', over: 'normal' },
    scores: (share, progress) => ({ 'cmi.score.scaled': String(share), 'cmi.progress_measure': String(progress) }),
  },
};

// In a page around this one, or in the one that opened it, or around that. Pages of another origin hide theirs.
function above(from, name) {
  for (let page = from, i = 0; page && i < 500; i += 1) {
    try {
      if (page[name]) return page[name];
    } catch {
      // of another origin; one around it may be of ours
    }
    if (page.parent === page) return null;
    page = page.parent;
  }
  return null;
}

export function findRuntime(name, from = window) {
  const around = from.parent === from ? null : above(from.parent, name);
  const first = from.top ?? from;
  return around ?? above(from.opener, name) ?? above(first.opener, name);
}

export class Platform {
  // Of the version that the package was made for, or of the other one; null where there is none.
  static find(wanted, from = window) {
    const order = [wanted, ...Object.keys(versions).filter((version) => version !== wanted)];
    for (const version of order) {
      const api = findRuntime(versions[version].api, from);
      if (api) return new Platform(api, version);
    }
    return null;
  }

  constructor(api, version) {
    this.api = api;
    this.version = version;
    this.words = versions[version];
    this.refused = ''; // the first thing that the platform did not take
    this.open = false;
  }

  call(what, ...values) {
    return String(this.api[this.words.calls[what]](...values));
  }

  get(name) {
    const value = this.call('get', name);
    return value === 'undefined' || value === 'null' ? '' : value;
  }

  set(name, value) {
    if (this.call('set', name, String(value)) === 'true') return;
    this.refused ||= `${name}, ${this.call('error')}`;
  }

  // Whether the platform opened a session. What was there of an earlier one is in outcome, score and resume then.
  begin() {
    this.open = this.call('begin', '') === 'true';
    if (!this.open) return false;
    this.outcome = this.words.outcome((name) => this.get(name));
    this.score = Number(this.get(this.words.names.score)) / 100 || 0;
    this.resume = this.get(this.words.names.resume);
    return true;
  }

  // { outcome, score 0 … 1, progress 0 … 1, place, resume, seconds, over }
  report({ outcome, score, progress, place, resume, seconds, over }) {
    if (!this.open) return;
    const { names } = this.words;
    const fields = {
      ...this.words.statuses(outcome),
      [names.least]: 0, [names.most]: 100, [names.score]: Math.round(100 * score),
      ...this.words.scores(score, progress),
      [names.place]: place,
      [names.time]: this.words.time(seconds),
      [names.exit]: over ? this.words.exits.over : this.words.exits.later,
    };
    for (const [name, value] of Object.entries(fields)) this.set(name, value);
    if (resume.length <= this.words.mostResume) this.set(names.resume, resume);
    if (this.call('commit', '') !== 'true') this.refused ||= this.call('error');
  }

  end() {
    if (!this.open) return;
    this.open = false;
    this.call('end', '');
  }
}
