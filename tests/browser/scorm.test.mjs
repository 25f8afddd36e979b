// Packages for learning platforms, in a page that plays one: status, score, time and resume, in both versions, in a frame
// that may save nothing; and xAPI statements to a store that plays one.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { sizes, usePage, Visitor } from './harness.mjs';
import { lesson, makePackage, startPlatform } from './scorm.mjs';

const { place } = usePage();
const elsewhere = 'https://store.school.org';

const packages = {};
before(() => {
  packages['1.2'] = makePackage();
  packages['2004'] = makePackage(['--scorm', '2004']);
  packages.judged = makePackage(['--pass', '60', '--xapi', elsewhere]);
});
after(() => { for (const one of Object.values(packages)) one.remove(); });

const names = {
  1.2: { status: 'cmi.core.lesson_status', score: 'cmi.core.score.raw', place: 'cmi.core.lesson_location', resume: 'cmi.suspend_data', exit: 'cmi.core.exit', total: /^(00)?00:00:0[0-9]/ },
  2004: { status: 'cmi.completion_status', success: 'cmi.success_status', score: 'cmi.score.raw', place: 'cmi.location', resume: 'cmi.suspend_data', exit: 'cmi.exit', total: /^PT[0-9]+S$/ },
};

class Learner extends Visitor {
  static async at(host, version) {
    const context = await place.browser.newContext({ viewport: sizes.medium });
    const learner = new Learner(context, await context.newPage());
    learner.version = version;
    await learner.page.goto(`${host.origin}/${version}.html`);
    return learner;
  }

  // Another session, with what the last one left.
  async visit(kept = null, { query = '', program = 'stand-in' } = {}) {
    await this.page.evaluate(([left, address]) => {
      window.visit(left);
      window.show(address);
    }, [kept, `/content/index.html${query}`]);
    this.frame = await (await this.page.locator('iframe').elementHandle()).contentFrame();
    await this.frame.waitForFunction((real) => (real ? window.descent?.getLesson && document.getElementById('loading').hidden && window.descent.getLesson()
      : window.listened), program === 'real');
  }

  reach(step, options) {
    return this.frame.evaluate(([which, how]) => window.reach(which, how), [step, options]);
  }

  value(what) {
    return this.page.evaluate((name) => window.value(name), names[this.version][what]);
  }

  // The frame goes, as when a person leaves; answers with all that the platform has then.
  async leave() {
    await this.page.evaluate(() => document.querySelector('iframe').remove());
    await this.page.waitForFunction(() => window.finished);
    return this.page.evaluate((api) => window[api].renderCMIToJSONObject().cmi, this.version === '1.2' ? 'API' : 'API_1484_11');
  }

  // 'incomplete', 'passed' or 'failed', however the version says it.
  async outcome() {
    if (this.version === '1.2') return this.value('status');
    return await this.value('status') === 'completed' ? this.value('success') : this.value('status');
  }
}

for (const version of ['1.2', '2004']) {
  describe(`SCORM ${version}`, () => {
    test('status, score and place are told, and the next visit goes on', async () => {
      const host = await startPlatform(packages[version].folder);
      const learner = await Learner.at(host, version);
      await learner.visit();
      assert.equal(await learner.outcome(), 'incomplete');
      await learner.reach(0);
      assert.equal(await learner.value('score'), '50');
      assert.equal(await learner.value('place'), '1');
      assert.equal(await learner.outcome(), 'incomplete');
      await learner.frame.waitForTimeout(1100);
      const left = await learner.leave();
      assert.equal(await learner.value('exit').catch(() => 'suspend'), 'suspend');
      assert.deepEqual(JSON.parse(left.suspend_data), [true, false]);
      const time = version === '1.2' ? left.core.session_time ?? left.core.total_time : left.session_time;
      assert.match(time, names[version].total);
      assert.doesNotMatch(time, /^((00)?00:00:00|PT0S)/);

      await learner.visit(left);
      assert.deepEqual(await learner.frame.evaluate(() => window.descent.getLesson().goals.map(({ reached }) => reached)), [true, false]);
      await learner.reach(1);
      assert.equal(await learner.outcome(), 'passed');
      assert.equal(await learner.value('score'), '100');
      const done = await learner.leave();

      // Begun anew by somebody who has passed: that stays.
      await learner.visit({ ...done, suspend_data: '' });
      await learner.reach(0);
      assert.equal(await learner.outcome(), 'passed');
      assert.equal(await learner.value('score'), '100');
      await learner.leave();
      await learner.close([/sandbox/]);
      host.stop();
    });

    test('whoever was shown too much has not passed, where a score is asked for', async () => {
      const host = await startPlatform(packages.judged.folder);
      const learner = await Learner.at(host, version);
      await learner.visit();
      await learner.reach(0);
      await learner.reach(1, { shown: true });
      assert.equal(await learner.outcome(), 'failed');
      await learner.leave();
      await learner.close([/sandbox/]);
      host.stop();
    });
  });
}

test('with the program itself: a lesson is done in a frame that may save nothing, left, and gone on with', async () => {
  const host = await startPlatform(packages['1.2'].folder, { real: true });
  const learner = await Learner.at(host, '1.2');
  await learner.visit(null, { program: 'real' });
  const train = async () => {
    await learner.frame.evaluate(() => window.descent.play());
    await learner.frame.waitForFunction(() => window.descent.getState().epoch >= 3, null, { timeout: 20000 });
    await learner.frame.evaluate(() => window.descent.pause());
  };
  const until = async (what, wanted) => {
    const end = Date.now() + 10000;
    while (await learner.value(what) !== wanted && Date.now() < end) await learner.page.waitForTimeout(50);
    assert.equal(await learner.value(what), wanted, JSON.stringify(await learner.frame.evaluate(() => window.descent.getLesson())));
  };
  await train();
  await until('score', '50');
  assert.ok((await learner.value('resume')).length <= 4096);
  // The page around allows no downloads: the text is offered.
  await learner.frame.locator('#canvas').press('Control+s');
  await learner.frame.locator('#offer').waitFor({ state: 'visible', timeout: 15000 });
  await learner.page.keyboard.press('Escape');
  const left = await learner.leave();
  await learner.visit(left, { program: 'real' });
  const { goals } = await learner.frame.evaluate(() => window.descent.getLesson());
  assert.deepEqual(goals.map(({ reached }) => reached), [true, false]);
  await learner.frame.getByRole('button', { name: 'Next' }).click();
  await train();
  await until('score', '100');
  await until('status', 'passed');
  await learner.leave();
  await learner.close([/sandbox/]);
  host.stop();
});

test('what cannot be used of an earlier visit is told of, and the lesson begins anew', async () => {
  const host = await startPlatform(packages['1.2'].folder);
  const learner = await Learner.at(host, '1.2');
  await learner.visit({ core: { lesson_status: 'incomplete' }, suspend_data: 'of another program' });
  await learner.frame.locator('#note', { hasText: 'begins anew' }).waitFor();
  await learner.reach(0);
  assert.equal(await learner.value('score'), '50');
  // More than a platform takes: what it has stays.
  const before = await learner.value('resume');
  await learner.reach(1, { padding: 5000 });
  assert.equal(await learner.value('resume'), before);
  assert.equal(await learner.outcome(), 'passed');
  await learner.close([/sandbox/]);
  host.stop();
});

test('the platform that opened a window of its own is found too', async () => {
  const host = await startPlatform(packages['1.2'].folder);
  const learner = await Learner.at(host, '1.2');
  const [other] = await Promise.all([learner.context.waitForEvent('page'), learner.page.evaluate(() => {
    window.visit();
    window.open('/content/index.html');
  })]);
  await other.waitForFunction(() => window.listened);
  await other.evaluate(() => window.reach(0));
  assert.equal(await learner.value('score'), '50');
  await other.close({ runBeforeUnload: true });
  await learner.page.waitForFunction(() => window.finished);
  await learner.close();
  host.stop();
});

test('without a platform the lesson opens all the same, and that is said', async () => {
  const host = await startPlatform(packages['1.2'].folder);
  const context = await place.browser.newContext({ viewport: sizes.medium });
  const visitor = new Visitor(context, await context.newPage());
  await visitor.page.goto(`${host.origin}/content/index.html`);
  await visitor.page.locator('#note', { hasText: 'No learning platform' }).waitFor();
  await visitor.page.evaluate(() => window.reach(0));
  assert.equal(await visitor.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await visitor.close();
  host.stop();
});

describe('xAPI', () => {
  const actor = { account: { homePage: 'https://school.org', name: 'ana' } };
  const query = (host, more) => `?${new URLSearchParams({ endpoint: `${host.origin}/store/xapi`, actor: JSON.stringify(actor), activityId: 'urn:lesson', ...more })}`;

  // A store that keeps what it gets: tokens once, and statements with the right one only.
  function recordStore() {
    const kept = { statements: [], tokens: 0, refused: 0 };
    kept.answer = ({ method, address, headers, body }) => {
      if (address === '/store/token') {
        kept.tokens += 1;
        return kept.tokens === 1 ? { status: 200, body: { 'auth-token': 'dG9rZW4=' } } : { status: 403, body: {} };
      }
      if (headers.authorization !== 'Basic dG9rZW4=' || headers['x-experience-api-version'] !== '1.0.3') {
        kept.refused += 1;
        return { status: 401 };
      }
      if (address === '/store/xapi/activities/state') {
        return { status: 200, body: { contextTemplate: { extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': 's1' } }, moveOn: 'Passed', launchMode: 'Normal', masteryScore: 0.6 } };
      }
      if (address !== '/store/xapi/statements' || method !== 'POST') return { status: 404 };
      for (const one of JSON.parse(body)) if (!kept.statements.some(({ id }) => id === one.id)) kept.statements.push(one);
      return { status: 200, body: [] };
    };
    return kept;
  }

  // The package as if it had been made for the store on this host, whose port nobody knew then.
  async function startWithStore(store) {
    let own = elsewhere;
    const host = await startPlatform(packages.judged.folder, { store, change: (page) => page.replaceAll(elsewhere, own) });
    own = host.origin;
    return host;
  }

  const said = (kept) => kept.statements.map(({ verb }) => verb.display.en);

  test('statements of a whole visit, by cmi5\'s launch', async () => {
    const kept = recordStore();
    const host = await startWithStore(kept.answer);
    const learner = await Learner.at(host, '1.2');
    await learner.visit(null, { query: query(host, { fetch: `${host.origin}/store/token`, registration: '9f8b6c0e-0b6a-4c59-9d0c-0c2f3f0e7a11' }) });
    await learner.reach(0);
    await learner.reach(1);
    await learner.leave();
    for (let i = 0; i < 50 && !said(kept).includes('terminated'); i += 1) await learner.page.waitForTimeout(50);
    assert.deepEqual(said(kept), ['initialized', 'attempted', 'answered', 'progressed', 'answered', 'progressed', 'completed', 'passed', 'terminated']);
    assert.equal(kept.tokens, 1);
    const [first] = kept.statements;
    assert.deepEqual(first.actor, actor);
    assert.equal(first.object.id, 'urn:lesson');
    assert.equal(first.context.registration, '9f8b6c0e-0b6a-4c59-9d0c-0c2f3f0e7a11');
    assert.ok(first.context.extensions, 'what the launch gave is part of it');
    assert.deepEqual(first.context.contextActivities.category.map(({ id }) => id.split('/').pop()), ['cmi5']);
    const passed = kept.statements.find(({ verb }) => verb.display.en === 'passed');
    assert.equal(passed.result.score.scaled, 1);
    assert.match(passed.result.duration, /^PT[\d.]+S$/);
    assert.equal(kept.statements[2].object.id, 'urn:lesson/step/0');
    assert.equal(kept.statements[2].result.response, 'After 0 epochs.');
    assert.equal(kept.refused, 0);
    await learner.close([/sandbox/]);
    host.stop();
  });

  test('a store that the package was not made for gets nothing, nor any without a launch', async () => {
    const kept = recordStore();
    const host = await startPlatform(packages.judged.folder, { store: kept.answer });
    const learner = await Learner.at(host, '1.2');
    await learner.visit(null, { query: query(host, { fetch: `${host.origin}/store/token` }) });
    await learner.frame.locator('#note', { hasText: 'was not made for the record store' }).waitFor();
    await learner.reach(0);
    await learner.leave();
    await learner.visit();
    await learner.reach(0);
    await learner.leave();
    assert.deepEqual([kept.statements, kept.tokens, kept.refused], [[], 0, 0]);
    await learner.close([/sandbox/]);
    host.stop();
  });

  test('a store that refuses is told of once, and the lesson goes on', async () => {
    const host = await startWithStore(() => ({ status: 500, body: {} }));
    const learner = await Learner.at(host, '1.2');
    await learner.visit(null, { query: query(host, { auth: 'Basic eA==' }) });
    await learner.frame.locator('#note', { hasText: 'record store does not take' }).waitFor();
    await learner.reach(0);
    await learner.reach(1);
    assert.equal(await learner.outcome(), 'passed');
    await learner.close([/sandbox|500/]);
    host.stop();
  });
});

test('in a package lies what the lesson uses, under relative names in lower case', () => {
  const { folder, said, bytes } = packages['1.2'];
  const names = readdirSync(folder, { recursive: true }).map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => /\.\w+$/.test(name));
  for (const name of names) assert.match(name, /^[a-z0-9_\-/.]+$/);
  const manifest = readFileSync(path.join(folder, 'imsmanifest.xml'), 'utf8');
  const listed = [...manifest.matchAll(/<file href="([^"]+)"/g)].map(([, name]) => name);
  assert.deepEqual(listed.sort(), names.filter((name) => name !== 'imsmanifest.xml').sort());
  assert.match(manifest, /<title>One &amp; two<\/title>/);
  assert.deepEqual(JSON.parse(readFileSync(path.join(folder, 'data/manifest.json'), 'utf8')), { sets: [] });
  assert.ok(!names.some((name) => /offline_worker|webmanifest|threads/.test(name)));
  assert.deepEqual(JSON.parse(readFileSync(path.join(folder, 'lesson.json'), 'utf8')), lesson);
  const judged = readFileSync(path.join(packages.judged.folder, 'index.html'), 'utf8');
  assert.match(judged, new RegExp(`connect-src 'self' ${elsewhere};`));
  assert.match(readFileSync(path.join(packages.judged.folder, 'imsmanifest.xml'), 'utf8'), /<adlcp:masteryscore>60</);
  assert.match(readFileSync(path.join(packages.judged.folder, 'cmi5.xml'), 'utf8'), /masteryScore="0\.6"/);
  assert.match(said, /SCORM 1\.2 package of "One & two" \(\d\.\d MB\)/);
  assert.ok(bytes < 4e6, `${bytes} bytes`);
});
