#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/lessons/progress.hpp"

// What a learner hands in: a short text that says which steps of which lesson were reached, with
// which seeds, and how. It was made on the learner's machine, by an open program: its check finds
// a slip in copying, and proves nothing more. `descent verify` reads it.
namespace descent {

struct LessonCode {
  struct Step {
    bool asks = false, reached = false, shown = false;
    std::size_t tries = 0;  // at most 31 are told
    std::uint32_t seed = 0;

    bool operator==(const Step&) const = default;
  };
  std::string lesson;      // its id
  std::uint32_t hash = 0;  // of its file
  std::vector<Step> steps;

  std::size_t asked() const;
  std::size_t reached() const;
  double score() const;  // as score_of()

  bool operator==(const LessonCode&) const = default;
};

LessonCode lesson_code(const Lesson& lesson, const LessonProgress& progress);
// "DL1-…"
std::string to_string(const LessonCode& code);
// Spaces and line breaks are passed over. An Error where it is none, or a letter of it is wrong.
LessonCode lesson_code_from(std::string_view text);

}  // namespace descent
