// The page in a frame and the page around it, by postMessage: EMBEDDING.md is the contract. It comes only where
// there is a page around. Frames beside this one, and pages that opened it, are not heard.
import { Events } from './messages_events.js';
import { limits, problemOf, Rate } from './messages_limits.js';
import { distrust, noMessage, notPlain, tooMuch } from './messages_refusals.js';
import { requestsOf, version } from './messages_requests.js';
import { originOf, Trust } from './messages_trust.js';
import { tr } from './words.js';

// Ours have one of these: a page around that sends all back that it hears gets no answer to it.
const ours = ['event', 'result', 'error'];

// What an answer is told by; null where none is wanted, undefined where it is none.
function idOf({ id = null }) {
  if (id === null || Number.isFinite(id)) return id;
  return typeof id === 'string' && id.length <= limits.idCharacters ? id : undefined;
}

export class Messages {
  // `api` is behind window.descent (api.js).
  constructor(api, descent) {
    Object.assign(this, { api, descent, around: window.parent });
    const listed = document.querySelector('meta[name="descent-origins"]')?.content ?? '';
    this.trust = new Trust({ listed, search: location.search, own: location.origin });
    this.rate = new Rate(performance.now());
    this.requests = requestsOf(descent, () => api.engine);
    this.underWay = 0;
    this.origin = null; // of the page around, from its first message on
    this.isReady = false;
    descent.ready.then(() => { this.isReady = true; }, () => {});
    addEventListener('message', (event) => this.take(event));
    this.events = new Events(descent, (...told) => this.tell(...told));
    if (new URLSearchParams(location.search).has('jsinput')) this.serveJsInput();
  }

  async serveJsInput() {
    const { JsInput } = await import('./jsinput.js');
    new JsInput(this.api, this.descent, this.trust);
  }

  take({ source, origin, data }) {
    if (source !== this.around || data === null || typeof data !== 'object' || Array.isArray(data)) return;
    if (!Object.hasOwn(data, 'descent') || ours.some((key) => Object.hasOwn(data, key))) return;
    this.origin = origin;
    const answer = (fields) => this.answer(origin, idOf(data) ?? null, fields);
    const refuse = (error) => answer({ error });
    if (!this.rate.take(performance.now())) {
      refuse(tooMuch());
      return;
    }
    const problem = problemOf(data);
    if (problem !== '') refuse(notPlain[problem]());
    else if (data.descent !== version) refuse(tr('This page speaks version {0} of the messages: {{descent: {0}, id, do}}.', version));
    else if (idOf(data) === undefined) refuse(tr('"{0}" has to be a number, or a string of at most {1} characters.', 'id', limits.idCharacters));
    else this.carryOut(data, origin, answer);
  }

  carryOut(data, origin, answer) {
    const { do: what } = data;
    if (what === 'ping') {
      answer({ result: { pong: true, version, ready: this.isReady, trusted: this.trust.has(origin) } });
      return;
    }
    const work = this.requests.get(what);
    if (!this.trust.has(origin)) answer({ error: distrust(this.trust, origin) });
    else if (!work) answer({ error: noMessage(what, ['ping', ...this.requests.keys()].join(', ')) });
    else if (this.underWay >= limits.underWay) answer({ error: tr('{0} messages wait for their answers already: wait for one of them.', limits.underWay) });
    else this.work(work, data, answer);
  }

  async work(work, data, answer) {
    this.underWay += 1;
    try {
      await this.descent.ready;
      answer({ result: await work(data) ?? null });
    } catch (error) {
      answer({ error: String(error?.message ?? error) });
    } finally {
      this.underWay -= 1;
    }
  }

  // Refusals hold nothing of the learner: they may go to whoever it is.
  answer(origin, id, fields) {
    if (id === null && fields.error === undefined) return;
    this.post({ descent: version, id, ...fields }, originOf(origin) || '*');
  }

  tell(event, detail, open) {
    const message = { descent: version, event, detail };
    if (this.trust.has(this.origin)) {
      this.post(message, this.origin);
      return;
    }
    const likely = this.origin === null
      ? this.trust.likely({ ancestor: location.ancestorOrigins?.[0], referrer: document.referrer }) : [];
    for (const origin of likely) this.post(message, origin);
    if (likely.length === 0 && open !== null) this.post({ ...message, detail: open }, '*');
  }

  post(message, origin) {
    const transferred = message.result?.bytes instanceof ArrayBuffer ? [message.result.bytes] : [];
    try {
      this.around.postMessage(message, origin, transferred);
    } catch (error) {
      console.error(error); // the page around is gone
    }
  }
}
