#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/core/words.hpp"
#include "engine/lessons/lesson_code.hpp"
#include "web/app/lessons/lesson_requests.hpp"

namespace descent {
namespace {

// A lesson's text in the language in use; those of others, which the catalogue does not have, as
// they are.
std::string said_in_language(const std::string& text) {
  return text.empty() ? "" : std::string(tr_marked(text));
}

Json question_state(const LessonGuide& guide) {
  const Question& question = *guide.step().question;
  Json answers = Json::array();
  for (const Answer& answer : question.answers) answers.push_back(said_in_language(answer.say));
  Json state = {{"ask", said_in_language(question.ask)},
                {"answers", std::move(answers)},
                {"number", question.number.has_value()},
                {"because", guide.because()}};
  const std::string& kept = guide.mark().answer;
  if (!kept.empty()) state["answer"] = parse_plain_json(kept);
  return state;
}

Json rules_state(const LessonGuide& guide) {
  const Rules& rules = *guide.step().rules;
  Json classes = Json::array();
  for (const std::string& name : rules.classes) classes.push_back(said_in_language(name));
  Json state = {{"along", rules.along}, {"classes", std::move(classes)}, {"wanted", rules.wanted}};
  if (const auto& verdict = guide.verdict()) {
    state["verdict"] = {{"right", verdict->right},
                        {"all", verdict->all},
                        {"ofClass", verdict->of_class},
                        {"rightOfClass", verdict->right_of_class}};
  }
  return state;
}

Json board_state(const LessonGuide& guide) {
  Json columns = Json::array();
  for (const Fact fact : guide.step().board) {
    columns.push_back(std::string(tr_marked(fact_info(fact).words)));
  }
  return {{"columns", std::move(columns)}, {"rows", guide.attempts()}};
}

Json hints_state(const LessonGuide& guide) {
  Json hints = Json::array();
  for (std::size_t i = 0; i < guide.hints_taken(); ++i) {
    const Hint& hint = guide.step().hints[i];
    hints.push_back({{"say", said_in_language(hint.say)}, {"at", hint.at}});
  }
  return hints;
}

Json step_state(const LessonGuide& guide) {
  const LessonStep& step = guide.step();
  Json text = Json::array();
  for (const std::string& paragraph : step.text) text.push_back(said_in_language(paragraph));
  Json lines = Json::array();
  for (const GoalMemory::Line& line : guide.lines()) {
    lines.push_back({{"text", line.text}, {"holds", line.holds}});
  }
  const std::size_t taken = guide.hints_taken();
  Json state = {{"title", said_in_language(step.title)},
                {"text", std::move(text)},
                {"at", step.at},
                {"asks", step.asks()},
                {"goal", step.goal.has_value()},
                {"predicts", step.predicts()},
                {"reached", guide.mark().reached},
                {"left", guide.left()},
                {"shown", guide.mark().shown},
                {"said", guide.said()},
                {"lines", std::move(lines)},
                {"hints", hints_state(guide)},
                {"hintsLeft", step.hints.size() - taken},
                {"hintDoesIt", taken < step.hints.size() && !step.hints[taken].requests.empty()}};
  if (const auto from = guide.goes_on_from_undone()) state["goesOnFrom"] = *from;
  if (step.question) state["question"] = question_state(guide);
  if (step.rules) state["rules"] = rules_state(guide);
  if (!step.board.empty()) state["board"] = board_state(guide);
  return state;
}

}  // namespace

Json lesson_state(const LessonGuide& guide) {
  const Lesson& lesson = guide.lesson();
  Json goals = Json::array();
  for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
    const StepMark& mark = guide.progress().marks[i];
    goals.push_back({{"asks", lesson.steps[i].asks()},
                     {"reached", mark.reached},
                     {"shown", mark.shown},
                     {"title", said_in_language(lesson.steps[i].title)}});
  }
  constexpr std::array themes = {"system", "light", "dark"};  // in the order of ThemeChoice
  return {{"theme", themes[static_cast<std::size_t>(guide.theme())]},
          {"id", lesson.id},
          {"title", said_in_language(lesson.title)},
          {"about", said_in_language(lesson.about)},
          {"minutes", lesson.minutes},
          {"terms", lesson.terms},
          {"step", guide.progress().step},
          {"steps", lesson.steps.size()},
          {"goals", std::move(goals)},
          {"done", guide.done()},
          {"score", score_of(lesson, guide.progress())},
          {"code", to_string(lesson_code(lesson, guide.progress()))},
          {"progress", progress_text(lesson, guide.progress())},
          {"now", step_state(guide)}};
}

}  // namespace descent
