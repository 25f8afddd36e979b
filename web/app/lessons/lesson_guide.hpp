#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/lessons/goal.hpp"
#include "engine/lessons/lesson.hpp"
#include "engine/lessons/progress.hpp"
#include "web/app/lessons/rule_program.hpp"
#include "web/app/page/told_event.hpp"
#include "web/app/state/app.hpp"

namespace descent {

// Leads through a lesson: sets its steps up, follows what happens, and says when a goal is reached.
// It asks the program for things by the same actions and requests as everybody else, and knows
// nothing of how it is shown (web/shell/lesson_panel.js does that).
class LessonGuide {
 public:
  explicit LessonGuide(App& app) : app_(&app) {}

  // Opens it where `progress` says. `as_it_stands`: the program is still as that step left it, and
  // nothing is set up. An Error names a preset, a scene or a part of the page that there is none
  // of, and then nothing is open.
  void open(Lesson lesson, std::optional<LessonProgress> progress, bool as_it_stands = false);
  // The page is as it was before the lesson, but for the experiment, which stays.
  void close();
  bool is_open() const { return lesson_.has_value(); }

  // Of the lesson that is open:
  const Lesson& lesson() const { return *lesson_; }
  const LessonProgress& progress() const { return progress_; }
  const LessonStep& step() const { return lesson_->steps[progress_.step]; }
  const StepMark& mark() const { return progress_.marks[progress_.step]; }
  bool done() const { return is_done(*lesson_, progress_); }

  // Any step may be looked at; one that is not reached yet is set up. An Error: there is none.
  void go_to(std::size_t step);
  // The step as it begins, once more.
  void set_up();
  // The next of the step's hints. What it does for the learner is done.
  void take_hint();
  std::size_t hints_taken() const { return hints_; }
  // The answers to the step's question. An Error where there is none, or no more to answer.
  void answer_choice(std::size_t choice);
  void answer_number(double number);
  bool answered() const { return !mark().answer.empty(); }
  // Why the answer given last is wrong or right; empty: none was given since the step was entered.
  const std::string& because() const { return because_; }
  // The learner's rules on the experiment's points (LessonStep::rules).
  void try_rules(const RuleProgram& rules);
  const std::optional<RuleVerdict>& verdict() const { return verdict_; }

  // Another scene is shown than the one that the step was set up in.
  bool left() const { return app_->view().scene != scene_; }
  // The step goes on from where an earlier one left the program, which is not done yet: which one,
  // from 0 on.
  std::optional<std::size_t> goes_on_from_undone() const;

  // What the goal wants, and how that is now; empty where there is none or it does not count yet.
  std::vector<GoalMemory::Line> lines() const;
  // What was said when the step was reached; empty: it was not, or in an earlier visit.
  const std::string& said() const { return said_[progress_.step]; }
  // What the attempts of the step came to, the newest last: LessonStep::board.
  const Attempts& attempts() const { return progress_.attempts[progress_.step]; }
  FactValue fact(Fact fact) const;
  ThemeChoice theme() const { return app_->view().theme; }  // that the panel is drawn in

  // To be called with all that has happened, often; answers what there is to tell of:
  //   "lesson"      {}: something of it is other than before
  //   "goal"        {"lesson", "step", "said"}
  //   "lessonDone"  {"lesson", "score", "code"}
  std::vector<ToldEvent> follow(const std::vector<Event>& events);

 private:
  FactSource facts() const {
    return [this](Fact which) { return fact(which); };
  }
  void carry_out(const Action& action);
  void unlocked(const std::function<void()>& act);
  void carry_out_requests(const std::vector<std::string>& requests);
  void begin_step(const LessonBegin& begin);
  void check_names(const Lesson& lesson) const;
  std::size_t set_up_in(std::size_t step) const;
  void set_up_program();
  void enter(bool set_up);
  void set_parts();
  void begin_goal();
  void begin_predicted();
  void reach();
  void judge_epochs(std::size_t last);
  void judge(const Event& event);
  void note_attempt();
  void tell_changes();
  void tell(std::string name, std::string detail);
  std::string filled(const std::string& text, const std::string& answer = "") const;
  std::string told_prediction() const;
  void take_wrong_answer();

  App* app_;
  std::optional<Lesson> lesson_;
  LessonProgress progress_;
  std::optional<GoalMemory> memory_;
  std::optional<RuleVerdict> verdict_;
  std::size_t hints_ = 0;
  Scene scene_{};       // of the step
  double seconds_ = 0;  // of computing, since the step began
  std::uint64_t judged_run_ = 0;
  std::size_t judged_ = 0;              // its epochs that the goal has seen
  const EpochRecord* epoch_ = nullptr;  // that facts are of, while it is judged
  std::string because_;
  std::vector<std::string> said_;  // one a step
  std::string shown_;              // the goal's lines as they were told last
  bool done_told_ = false, changed_ = false, set_up_now_ = false;
  std::vector<ToldEvent> news_;
};

}  // namespace descent
