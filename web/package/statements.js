// xAPI statements to the record store that launched the package: by cmi5's launch (endpoint, fetch, actor, registration,
// activityId in the address) or the older one with `auth` in place of `fetch`. Without a launch nothing is sent, and
// never to another origin than those that the package was made for, which its policy allows.
const verbs = {
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  attempted: 'http://adlnet.gov/expapi/verbs/attempted',
  answered: 'http://adlnet.gov/expapi/verbs/answered',
  progressed: 'http://adlnet.gov/expapi/verbs/progressed',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  failed: 'http://adlnet.gov/expapi/verbs/failed',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
};
const progressExtension = 'https://w3id.org/xapi/cmi5/result/extensions/progress';
const categories = 'https://w3id.org/xapi/cmi5/context/categories/';
const definedByCmi5 = ['initialized', 'completed', 'passed', 'failed', 'terminated'];
const judging = ['completed', 'passed', 'failed'];
const versionHeader = { 'X-Experience-API-Version': '1.0.3' };

// null where nothing launched this page; { problem } where what did is not one that it may speak to.
export function readLaunch(address, origins) {
  const asked = new URL(address).searchParams;
  const endpoint = asked.get('endpoint');
  if (!endpoint || origins.length === 0) return null;
  const launch = { endpoint: endpoint.replace(/\/*$/, '/'), fetch: asked.get('fetch'), auth: asked.get('auth'), registration: asked.get('registration'),
    activity: asked.get('activityId') ?? asked.get('activity_id') };
  try {
    launch.actor = JSON.parse(asked.get('actor'));
    if (typeof launch.actor !== 'object' || launch.actor === null || !launch.activity) return { problem: 'incomplete' };
    const foreign = [launch.endpoint, launch.fetch].filter(Boolean).find((one) => !origins.includes(new URL(one).origin));
    return foreign ? { problem: new URL(foreign).origin } : launch;
  } catch {
    return { problem: 'incomplete' };
  }
}

const duration = (seconds) => `PT${seconds.toFixed(1)}S`;

export class RecordStore {
  // `failed(reason)`: called once, where statements do not arrive.
  constructor(launch, { title, failed = () => {} }) {
    Object.assign(this, { launch, title, failed });
    this.waiting = []; // statements that have not arrived
    this.sending = this.connect().catch((error) => this.giveUp(error));
  }

  // A token that is given once, and what cmi5 wants to be part of each statement.
  async connect() {
    const { fetch: ticket, auth } = this.launch;
    this.authorization = auth ?? '';
    if (!ticket) return;
    const answer = await fetch(ticket, { method: 'POST' });
    const { 'auth-token': token } = await answer.json();
    if (!answer.ok || !token) throw new Error(`${answer.status}`);
    this.authorization = `Basic ${token}`;
    this.template = await this.launchData();
  }

  headers() {
    return { ...versionHeader, ...(this.authorization ? { authorization: this.authorization } : {}) };
  }

  async launchData() {
    const { endpoint, activity, actor, registration } = this.launch;
    const query = new URLSearchParams({ activityId: activity, agent: JSON.stringify(actor), stateId: 'LMS.LaunchData', ...(registration ? { registration } : {}) });
    const answer = await fetch(`${endpoint}activities/state?${query}`, { headers: this.headers() });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  }

  context(verb) {
    const { contextTemplate = {}, masteryScore } = this.template ?? {};
    const context = structuredClone(contextTemplate);
    if (this.launch.registration) context.registration = this.launch.registration;
    if (this.template && definedByCmi5.includes(verb)) {
      const names = judging.includes(verb) ? ['cmi5', 'moveon'] : ['cmi5'];
      context.contextActivities = { ...context.contextActivities,
        category: [...(context.contextActivities?.category ?? []), ...names.map((name) => ({ id: categories + name }))] };
    }
    if (masteryScore !== undefined && (verb === 'passed' || verb === 'failed')) {
      context.extensions = { ...context.extensions, 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore': masteryScore };
    }
    return context;
  }

  statement({ verb, id, timestamp, detail: { step, said, progress, score, seconds } }) {
    const { actor, activity } = this.launch;
    const ofStep = step === undefined ? '' : `/step/${step}`;
    const result = {
      ...(said === undefined ? {} : { response: said, success: true }),
      ...(progress === undefined ? {} : { extensions: { [progressExtension]: Math.round(100 * progress) } }),
      ...(verb === 'completed' ? { completion: true } : {}),
      ...(verb === 'passed' || verb === 'failed' ? { success: verb === 'passed', score: { scaled: score } } : {}),
      ...(seconds === undefined ? {} : { duration: duration(seconds) }),
    };
    return {
      id, timestamp, actor,
      verb: { id: verbs[verb], display: { en: verb } },
      object: { objectType: 'Activity', id: activity + ofStep, definition: { name: { en: ofStep ? `${this.title}: ${step}` : this.title } } },
      ...(Object.keys(result).length > 0 ? { result } : {}),
      context: this.context(verb),
    };
  }

  // In order; what does not arrive is sent again with the next one. `last`: the page may be gone before those that
  // are under way have been answered, and a store takes one that comes twice for one.
  say(verb, { last = false, ...detail } = {}) {
    this.waiting.push({ verb, detail, id: crypto.randomUUID(), timestamp: new Date().toISOString() });
    const atOnce = last && this.authorization !== undefined;
    this.sending = (atOnce ? this.send() : this.sending.then(() => this.send())).catch((error) => this.giveUp(error, false));
  }

  async send() {
    const sent = [...this.waiting];
    if (this.over || sent.length === 0) return;
    const answer = await fetch(`${this.launch.endpoint}statements`, {
      method: 'POST', keepalive: true, headers: { ...this.headers(), 'content-type': 'application/json' },
      body: JSON.stringify(sent.map((one) => this.statement(one))),
    });
    if (!answer.ok && answer.status !== 409) throw new Error(`${answer.status}`); // 409: it has them
    this.waiting = this.waiting.filter((one) => !sent.includes(one));
  }

  giveUp(error, forGood = true) {
    this.over ||= forGood;
    if (!this.told) this.failed(error.message);
    this.told = true;
  }
}
