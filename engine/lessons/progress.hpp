#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/lessons/lesson.hpp"

// How far a learner is in a lesson.
namespace descent {

struct StepMark {
  bool reached = false;
  bool shown = false;       // by a hint that did it for them
  std::size_t tries = 0;    // wrong answers before the right one
  std::uint32_t seed = 0;   // of the experiment with which the goal was reached
  std::string answer = {};  // to a question: what was typed, or the number of the choice from 0 on

  bool operator==(const StepMark&) const = default;
};

// What the attempts of a step came to, the newest last: the facts of LessonStep::board, as words.
using Attempts = std::vector<std::vector<std::string>>;
inline constexpr std::size_t most_attempts = 8;  // of a step that are kept

struct LessonProgress {
  std::size_t step = 0;            // that is looked at
  std::vector<StepMark> marks;     // one a step
  std::vector<Attempts> attempts;  // the same

  bool operator==(const LessonProgress&) const = default;
};

LessonProgress first_progress(const Lesson& lesson);
// Every step that asks for something is reached.
bool is_done(const Lesson& lesson, const LessonProgress& progress);
// 0 … 1, the mean over the steps that ask: 1 where it was reached, half of it after a wrong answer
// to a quiz, nothing where it was shown.
double score_of(const Lesson& lesson, const LessonProgress& progress);

// A text of at most 4,096 characters of base64url, for whoever keeps it (SCORM's suspend_data): the
// oldest attempts go where they have no room.
std::string progress_text(const Lesson& lesson, const LessonProgress& progress);
// An Error where it is none, or of another lesson, or of an edition with other steps.
LessonProgress progress_from(const Lesson& lesson, std::string_view text);

}  // namespace descent
