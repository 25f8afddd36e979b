#include "engine/lessons/progress.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/base64url.hpp"
#include "engine/experiment/json_node.hpp"

namespace descent {
namespace {

constexpr std::size_t longest_answer = 24, most_kept_tries = 1000, longest_kept_id = 200;
constexpr std::size_t longest_cell = 60, longest_text = 4096;
constexpr std::uint64_t largest_seed = 0xffffffffu;

bool is_untouched(const StepMark& mark) { return mark == StepMark{}; }

Json mark_json(const StepMark& mark) {
  return Json::array(
      {(mark.reached ? 1 : 0) + (mark.shown ? 2 : 0), mark.tries, mark.seed, mark.answer});
}

StepMark read_mark(const JsonNode& node) {
  const std::vector<JsonNode> items = node.items(4, 4);
  StepMark mark;
  const std::uint64_t flags = items[0].whole_number(0, 3);
  mark.reached = (flags & 1) != 0;
  mark.shown = (flags & 2) != 0;
  mark.tries = items[1].whole_number(0, most_kept_tries);
  mark.seed = static_cast<std::uint32_t>(items[2].whole_number(0, largest_seed));
  mark.answer = items[3].text(longest_answer, 0);
  return mark;
}

// By the number of their step, as JSON has names.
Json attempts_json(const std::vector<Attempts>& attempts) {
  Json json = Json::object();
  for (std::size_t i = 0; i < attempts.size(); ++i) {
    if (!attempts[i].empty()) json[std::to_string(i)] = attempts[i];
  }
  return json;
}

void read_attempts(const JsonFields& fields, const Lesson& lesson, LessonProgress& progress) {
  for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
    const auto rows = fields.find(std::to_string(i));
    if (!rows) continue;
    const std::size_t columns = lesson.steps[i].board.size();
    for (const JsonNode& row : rows->items(0, most_attempts)) {
      std::vector<std::string> cells;
      for (const JsonNode& cell : row.items(columns, columns)) {
        cells.push_back(cell.text(longest_cell, 0));
      }
      progress.attempts[i].push_back(std::move(cells));
    }
  }
}

// The oldest attempt of the step that has most; false: there is none.
bool drop_attempt(std::vector<Attempts>& attempts) {
  const auto most =
      std::max_element(attempts.begin(), attempts.end(),
                       [](const Attempts& a, const Attempts& b) { return a.size() < b.size(); });
  if (most == attempts.end() || most->empty()) return false;
  most->erase(most->begin());
  return true;
}

std::string progress_in_base64(const Lesson& lesson, const LessonProgress& progress) {
  Json marks = Json::array();
  std::size_t count = progress.marks.size();
  while (count > 0 && is_untouched(progress.marks[count - 1])) --count;
  for (std::size_t i = 0; i < count; ++i) marks.push_back(mark_json(progress.marks[i]));
  Json json = {{"lesson", lesson.id},
               {"steps", lesson.steps.size()},
               {"step", progress.step},
               {"marks", std::move(marks)}};
  Json attempts = attempts_json(progress.attempts);
  if (!attempts.empty()) json["attempts"] = std::move(attempts);
  const std::string text = dump_json(json);
  return to_base64url({text.begin(), text.end()});
}

}  // namespace

LessonProgress first_progress(const Lesson& lesson) {
  const std::size_t steps = lesson.steps.size();
  return {0, std::vector<StepMark>(steps), std::vector<Attempts>(steps)};
}

bool is_done(const Lesson& lesson, const LessonProgress& progress) {
  for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
    if (lesson.steps[i].asks() && !progress.marks[i].reached) return false;
  }
  return true;
}

double score_of(const Lesson& lesson, const LessonProgress& progress) {
  double sum = 0, most = 0;
  for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
    if (!lesson.steps[i].asks()) continue;
    ++most;
    const StepMark& mark = progress.marks[i];
    if (mark.reached && !mark.shown) sum += mark.tries == 0 ? 1 : 0.5;
  }
  return most == 0 ? 1 : sum / most;
}

std::string progress_text(const Lesson& lesson, const LessonProgress& progress) {
  std::string text = progress_in_base64(lesson, progress);
  LessonProgress fewer = progress;
  while (text.size() > longest_text && drop_attempt(fewer.attempts)) {
    text = progress_in_base64(lesson, fewer);
  }
  return text;
}

LessonProgress progress_from(const Lesson& lesson, std::string_view text) {
  constexpr std::size_t most_bytes = 8192;
  const auto bytes = from_base64url(text);
  if (!bytes || bytes->empty() || bytes->size() > most_bytes) {
    throw Error(tr("This is no text of a lesson's progress."));
  }
  const Json json = parse_json(std::string(bytes->begin(), bytes->end()), most_bytes);
  const JsonNode node(json);
  const JsonFields fields(node);
  fields.allow({"lesson", "steps", "step", "marks", "attempts"}, tr("a lesson's progress"));
  const std::string id = fields.require("lesson").text(longest_kept_id);
  const std::size_t steps = lesson.steps.size();
  const bool same_steps = fields.require("steps").whole_number(1, lesson_limits::steps) == steps;
  if (id != lesson.id) {
    throw Error(tr("This is the progress of another lesson: \"{0}\".", shortened(id)));
  }
  if (!same_steps) throw Error(tr("The lesson has other steps than when this progress was kept."));
  LessonProgress progress = first_progress(lesson);
  progress.step = fields.require("step").whole_number(0, steps - 1);
  std::size_t place = 0;
  for (const JsonNode& item : fields.require("marks").items(0, steps)) {
    progress.marks[place++] = read_mark(item);
  }
  if (const auto attempts = fields.find("attempts")) {
    read_attempts(JsonFields(*attempts), lesson, progress);
  }
  return progress;
}

}  // namespace descent
