#include "web/app/lessons/lesson_requests.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "web/app/page/api_request.hpp"

namespace descent {
namespace {

void require_open(const LessonGuide& guide) {
  if (!guide.is_open()) throw Error(tr("There is no lesson open."));
}

void open_lesson(LessonGuide& guide, const Json& request) {
  const std::string id = request.contains("id") ? text_field(request, "id") : "own";
  Lesson lesson = parse_lesson(text_field(request, "text"), id);
  std::optional<LessonProgress> progress;
  if (request.contains("progress")) {
    progress = progress_from(lesson, text_field(request, "progress"));
  }
  const bool stands = request.contains("asItStands") && switch_field(request, "asItStands");
  guide.open(std::move(lesson), std::move(progress), stands);
}

double number_field(const Json& request, const char* name) {
  const Json& value = field(request, name);
  if (!value.is_number()) throw Error(tr("\"{0}\" has to be a number.", name));
  return value.get<double>();
}

void answer_question(LessonGuide& guide, const Json& request) {
  if (request.contains("choice")) {
    guide.answer_choice(count_field(request, "choice"));
  } else {
    guide.answer_number(number_field(request, "number"));
  }
}

RuleProgram rules_of(const Json& request) {
  RuleProgram rules;
  const Json& rows = field(request, "rows");
  if (!rows.is_array() || rows.size() > most_rules) {
    throw Error(tr("\"rows\" has to be a list of at most {0} rules.", most_rules));
  }
  for (const Json& row : rows) {
    if (!row.is_object())
      throw Error(tr("A rule is an object such as {\"below\": 4, \"label\": 0}."));
    rules.rows.push_back({number_field(row, "below"), count_field(row, "label")});
  }
  rules.otherwise = count_field(request, "otherwise");
  return rules;
}

}  // namespace

std::optional<Json> lesson_answer(LessonGuide& guide, const std::string& what,
                                  const Json& request) {
  if (what == "openLesson") {
    open_lesson(guide, request);
    return Json(nullptr);
  }
  if (what == "getLesson") return guide.is_open() ? lesson_state(guide) : Json(nullptr);
  if (what == "closeLesson") {
    guide.close();
    return Json(nullptr);
  }
  const auto do_it = [&](auto&& act) -> std::optional<Json> {
    require_open(guide);
    act();
    return Json(nullptr);
  };
  if (what == "lessonStep") return do_it([&] { guide.go_to(count_field(request, "step")); });
  if (what == "lessonSetUp") return do_it([&] { guide.set_up(); });
  if (what == "lessonHint") return do_it([&] { guide.take_hint(); });
  if (what == "lessonAnswer") return do_it([&] { answer_question(guide, request); });
  if (what == "lessonRules") return do_it([&] { guide.try_rules(rules_of(request)); });
  if (what == "setLessonProgress") {
    return do_it([&] {
      LessonProgress progress = progress_from(guide.lesson(), text_field(request, "text"));
      guide.open(Lesson(guide.lesson()), std::move(progress));
    });
  }
  return std::nullopt;
}

std::string lesson_requests() {
  return tr(
      "openLesson, closeLesson, getLesson, lessonStep, lessonSetUp, lessonHint, lessonAnswer, "
      "lessonRules, setLessonProgress");
}

}  // namespace descent
