// One visit of a learner to a lesson in a package: what happens in it, told to the platform (scorm.js) and to a
// record store (statements.js), whichever of them there is.

const finished = ['completed', 'passed', 'failed'];

export class Session {
  // `descent`: window.descent; `pass`: the score that passes, or null, where being done does; `now`: seconds.
  constructor({ descent, platform, store, pass, now = () => performance.now() / 1000 }) {
    Object.assign(this, { descent, platform, store, pass, now });
    this.begun = now();
    this.ended = false;
    this.told = ''; // the outcome that the store was told
  }

  get seconds() {
    return this.now() - this.begun;
  }

  // Opens the lesson, where it was left last time if the platform has that. Throws a sentence where it does not open.
  // Answers whether what was kept could be used.
  async open(text) {
    this.store?.say('initialized');
    await this.descent.openLesson(text);
    this.lesson = this.descent.getLesson().id;
    const kept = this.platform?.resume ?? '';
    let usable = true;
    if (kept !== '') usable = await this.descent.setLessonProgress(kept).then(() => true, () => false);
    this.store?.say('attempted');
    this.listen();
    this.report();
    return usable;
  }

  listen() {
    this.descent.on('goal', ({ step, said }) => {
      const lesson = this.state();
      if (!lesson) return;
      this.store?.say('answered', { step, said });
      this.store?.say('progressed', { progress: this.progress(lesson) });
      this.report();
    });
    this.descent.on('lessonDone', () => this.report());
  }

  // Of this package's lesson, while it is the one that is open.
  state() {
    const lesson = this.descent.getLesson();
    return lesson && lesson.id === this.lesson ? lesson : null;
  }

  progress({ goals, done }) {
    if (done) return 1;
    return goals.length === 0 ? 0 : goals.filter(({ reached }) => reached).length / goals.length;
  }

  outcome({ done, score }) {
    if (!done) return 'incomplete';
    return this.pass === null || score >= this.pass ? 'passed' : 'failed';
  }

  // What was reached in an earlier visit is not taken back by another one.
  report() {
    const lesson = this.state();
    if (!lesson) return;
    const before = this.platform?.outcome ?? '';
    const now = this.outcome(lesson);
    const stays = before === 'passed' || (finished.includes(before) && now === 'incomplete');
    this.platform?.report({
      outcome: stays ? before : now, score: Math.max(lesson.score, this.platform.score), progress: this.progress(lesson),
      place: String(lesson.step), resume: lesson.progress, seconds: this.seconds, over: lesson.done,
    });
    this.tellStore(lesson, now);
  }

  // Once a visit.
  tellStore({ score }, outcome) {
    if (outcome === 'incomplete' || this.told !== '') return;
    this.told = outcome;
    const result = { score, seconds: this.seconds };
    this.store?.say('completed', result);
    this.store?.say(outcome, result);
  }

  // The page goes.
  end() {
    if (this.ended) return;
    this.ended = true;
    this.report();
    this.platform?.end();
    this.store?.say('terminated', { seconds: this.seconds, last: true });
  }
}
