#include "web/app/lessons/lesson_guide.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/json_text.hpp"
#include "web/app/page/api.hpp"

namespace descent {
namespace {

Parts parts_named(const std::vector<std::string>& names) {
  Parts parts;
  for (const std::string& name : names) {
    const auto one = parts_from(name);
    if (!one)
      throw Error(tr("The lesson names a part of the page that there is none of: {0}.", name));
    for (const PartInfo& info : all_parts()) {
      if (one->has(info.part)) parts.set(info.part, true);
    }
  }
  return parts;
}

// By its hints the step is only looked at or drawn in: no later step goes on from that.
bool only_looks(const LessonStep& step) {
  constexpr std::array looks = {"show", "setView", "selectImage", "selectCell", "draw", "lookBack"};
  std::size_t requests = 0;
  for (const Hint& hint : step.hints) {
    for (const std::string& request : hint.requests) {
      ++requests;
      const std::string what = parse_plain_json(request).at("do").get<std::string>();
      if (std::find(looks.begin(), looks.end(), what) == looks.end()) return false;
    }
  }
  return requests > 0;
}

constexpr std::size_t longest_number = 24;  // as it is kept in the progress

std::string number_to_keep(double number) { return dump_json(number).substr(0, longest_number); }

}  // namespace

void LessonGuide::carry_out(const Action& action) {
  app_->apply(DismissMessage{});
  app_->apply(action);
  if (!app_->message().empty() && app_->message_is_error()) {
    const std::string message = app_->message();
    app_->apply(DismissMessage{});
    throw Error(message);
  }
}

// What the learner may not do here the lesson may.
void LessonGuide::unlocked(const std::function<void()>& act) {
  app_->apply(SetLessonParts{{}, true, lesson_->id});
  try {
    act();
  } catch (...) {
    set_parts();
    throw;
  }
  set_parts();
}

void LessonGuide::carry_out_requests(const std::vector<std::string>& requests) {
  for (const std::string& request : requests) {
    const Json answer = parse_plain_json(handle_request(*app_, request, {}, this));
    if (const auto error = answer.find("error"); error != answer.end()) {
      throw Error(error->get<std::string>());
    }
  }
}

void LessonGuide::begin_step(const LessonBegin& begin) {
  carry_out(BeginGuesses{});
  if (!begin.preset.empty()) carry_out(LoadPreset{begin.preset});
  if (!begin.experiment.empty()) carry_out(SetExperiment{parse_experiment(begin.experiment)});
  if (!begin.scene.empty()) carry_out(SetScene{*scene_named(begin.scene)});
  if (!begin.view.empty()) carry_out(SetViewOptions{begin.view});
  carry_out_requests(begin.requests);
}

void LessonGuide::check_names(const Lesson& lesson) const {
  for (const LessonStep& step : lesson.steps) {
    parts_named(step.hide);
    parts_named(step.lock);
    if (!step.begin.preset.empty() && app_->preset(step.begin.preset) == nullptr) {
      throw Error(
          tr("The lesson asks for a preset that there is none of: {0}.", step.begin.preset));
    }
    if (!step.begin.scene.empty() && !scene_named(step.begin.scene)) {
      throw Error(tr("The lesson asks for a scene that there is none of: {0}.", step.begin.scene));
    }
  }
}

void LessonGuide::open(Lesson lesson, std::optional<LessonProgress> progress, bool as_it_stands) {
  check_names(lesson);
  if (is_open()) close();
  progress_ = progress ? std::move(*progress) : first_progress(lesson);
  said_.assign(lesson.steps.size(), "");
  lesson_ = std::move(lesson);
  done_told_ = done();
  try {
    if (!as_it_stands) set_up_program();
    enter(false);
  } catch (...) {
    close();
    throw;
  }
}

// A step without a beginning of its own goes on from the one before: which one that leads to.
std::size_t LessonGuide::set_up_in(std::size_t step) const {
  while (step > 0 && lesson_->steps[step].begin == LessonBegin{}) --step;
  return step;
}

void LessonGuide::set_up_program() {
  unlocked([&] { begin_step(lesson_->steps[set_up_in(progress_.step)].begin); });
}

void LessonGuide::close() {
  if (!is_open()) return;
  lesson_.reset();
  memory_.reset();
  app_->apply(SetLessonParts{});
  changed_ = true;
}

void LessonGuide::set_parts() {
  PageParts parts{parts_named(step().hide), parts_named(step().lock)};
  if (step().predicts() && !answered()) {  // the run would give the answer away
    parts.locked.set(Part::play, true);
    parts.locked.set(Part::step, true);
    parts.locked.set(Part::layers, true);  // so would weights that are set by hand
  }
  app_->apply(SetLessonParts{parts, false, lesson_->id});
}

void LessonGuide::begin_goal() {
  memory_.reset();
  if (!step().goal || mark().reached || (step().predicts() && !answered())) return;
  seconds_ = 0;
  judged_run_ = app_->shown_run().id();
  judged_ = app_->driver() ? app_->driver()->snapshot().epoch : 0;
  memory_.emplace(*step().goal, facts());
}

void LessonGuide::enter(bool set_up) {
  hints_ = 0;
  because_.clear();
  verdict_.reset();
  if (set_up) set_up_program();
  set_parts();
  begin_goal();
  scene_ = app_->view().scene;
  set_up_now_ = true;  // what led here is nothing that the learner has done
  changed_ = true;
}

void LessonGuide::go_to(std::size_t step) {
  if (!is_open() || step >= lesson_->steps.size()) throw Error(tr("The lesson has no such step."));
  // Where the step goes on the program stays, if it stands in what the step goes on from.
  const std::size_t from = set_up_in(step), before = set_up_in(progress_.step);
  progress_.step = step;
  enter(!mark().reached && (from == step || from != before));
}

std::optional<std::size_t> LessonGuide::goes_on_from_undone() const {
  if (mark().reached) return std::nullopt;
  for (std::size_t i = progress_.step; i > set_up_in(progress_.step);) {
    --i;
    const LessonStep& before = lesson_->steps[i];
    if (before.goal && !progress_.marks[i].reached && !only_looks(before)) return i;
  }
  return std::nullopt;
}

void LessonGuide::set_up() {
  set_up_program();
  enter(false);
}

// --- what the learner does ---

void LessonGuide::take_hint() {
  if (hints_ >= step().hints.size()) throw Error(tr("This step has no more hints."));
  const Hint& hint = step().hints[hints_++];
  changed_ = true;
  if (hint.requests.empty()) return;
  if (!mark().reached) progress_.marks[progress_.step].shown = true;
  unlocked([&] { carry_out_requests(hint.requests); });
}

void LessonGuide::take_wrong_answer() {
  constexpr std::size_t most = 1000;
  StepMark& mark = progress_.marks[progress_.step];
  if (!mark.reached && mark.tries < most) ++mark.tries;
}

// The prediction is made: the run may begin.
void LessonGuide::begin_predicted() {
  app_->apply(DismissMessage{});  // that it may not yet
  set_parts();
  begin_goal();
}

void LessonGuide::answer_choice(std::size_t choice) {
  const auto& question = step().question;
  if (!question || choice >= question->answers.size()) {
    throw Error(tr("This step has no such answer."));
  }
  if (step().predicts() && answered()) throw Error(tr("The prediction is made already."));
  const Answer& answer = question->answers[choice];
  changed_ = true;
  progress_.marks[progress_.step].answer = std::to_string(choice);
  if (step().predicts()) return begin_predicted();
  because_ = filled(answer.because);
  if (answer.right) {
    reach();
  } else {
    take_wrong_answer();
  }
}

void LessonGuide::answer_number(double number) {
  const auto& question = step().question;
  if (!question || !question->number || !std::isfinite(number)) {
    throw Error(tr("This step asks for no number, or that is none."));
  }
  if (step().predicts() && answered()) throw Error(tr("The prediction is made already."));
  changed_ = true;
  progress_.marks[progress_.step].answer = number_to_keep(number);
  if (step().predicts()) return begin_predicted();
  const NumberAnswer& wanted = *question->number;
  const bool right = std::abs(number - std::get<double>(wanted.value)) <= wanted.give_or_take;
  if (right) {
    because_ = filled(wanted.because, short_text(number, 6));
    reach();
  } else {
    because_ = tr("{0} is not right: try again.", short_text(number, 6));
    take_wrong_answer();
  }
}

void LessonGuide::try_rules(const RuleProgram& program) {
  if (!step().rules) throw Error(tr("This step asks for no rules."));
  const Rules& wanted = *step().rules;
  verdict_ = judge_rules(program, app_->experiment().data, wanted.along == "x" ? 0 : 1,
                         wanted.classes.size());
  changed_ = true;
  if (verdict_->share() >= wanted.wanted && !mark().reached) reach();
}

}  // namespace descent
