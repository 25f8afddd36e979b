#pragma once

#include <optional>
#include <string>

#include "engine/experiment/json_text.hpp"
#include "web/app/lessons/lesson_guide.hpp"

namespace descent {

// The embed API's requests about lessons (web/app/page/api.hpp); nothing: it is none of these.
//   {"do": "openLesson", "text": "…", "id": "first_neuron", "progress": "…", "asItStands": true},
//     of which the lesson's file as a text has to be given
//   {"do": "closeLesson"}   {"do": "getLesson"}: lesson_state(), null where none is open
//   {"do": "lessonStep", "step": 3}   {"do": "lessonSetUp"}   {"do": "lessonHint"}
//   {"do": "lessonAnswer", "choice": 1} or {"number": 18.98}
//   {"do": "lessonRules", "rows": [{"below": 4, "label": 0}], "otherwise": 1}
//   {"do": "setLessonProgress", "text": "…"}: as getLesson's "progress" gave it
std::optional<Json> lesson_answer(LessonGuide& guide, const std::string& what, const Json& request);
// Their names, for a sentence.
std::string lesson_requests();

// The lesson that is open, as the page shows it, in the language in use: id, title, about, minutes,
// terms, step, steps, goals (asks, reached, shown and title of each step), done, score, code,
// progress, and "now", the step that is looked at.
Json lesson_state(const LessonGuide& guide);

}  // namespace descent
