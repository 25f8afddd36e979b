#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/lessons/goal.hpp"

// A lesson as its file has it: assets/lesson.md is the reference of the JSON. All texts are in the
// language of the file, which for our own is English and goes through tr() where it is shown.
namespace descent {

// Where a step takes the learner. What it does not say stays as it is.
struct LessonBegin {
  std::string preset;      // by its id
  std::string experiment;  // the JSON of one
  std::string scene;
  std::string view;                   // options of a link, "page=inside&speed=10"
  std::vector<std::string> requests;  // of the API, as JSON, carried out after these

  bool operator==(const LessonBegin&) const = default;
};

struct Hint {
  std::string say;
  std::string at;                     // the id of a control that is pointed at
  std::vector<std::string> requests;  // of the API, as JSON: the page does it for the learner
};

struct Answer {
  std::string say;
  bool right = false;
  std::string because;
};
// A number that is typed.
struct NumberAnswer {
  std::variant<double, Fact> value;  // the right one; a fact is read when the goal is reached
  double give_or_take = 0;
  std::string because;  // said with the right number, "{answer}" is the learner's
};
struct Question {
  std::string ask;
  std::vector<Answer> answers;  // of which one is right; or
  std::optional<NumberAnswer> number;
};

// A rule program: the first row whose limit a value lies below decides, the last class is what is
// left. Judged over the points of the experiment (L1).
struct Rules {
  std::string along;                 // "x" or "y": what is compared
  std::vector<std::string> classes;  // by number, in the order of the classes
  double wanted = 0;                 // the share of right ones that reaches the step; 0: any
};

struct LessonStep {
  std::string title;
  std::vector<std::string> text;  // paragraphs; "[words](id)" point at a control
  LessonBegin begin;
  std::vector<std::string> hide, lock;  // parts of the page (assets/lesson.md)
  std::string at;                       // the id of a control that is pointed at
  std::optional<Goal> goal;
  // With a goal: a prediction, which is locked before the goal counts, and may be wrong.
  std::optional<Question> question;
  std::optional<Rules> rules;
  std::vector<Fact> board;  // of each attempt, told in a table
  std::vector<Hint> hints;  // at most three
  std::string reached;      // "{loss}" is that fact as it was measured

  bool predicts() const { return goal && question; }
  // Something has to be done; else it is read.
  bool asks() const { return goal || question || rules; }
};

struct Lesson {
  std::string id;  // by its file's name; of one's own lesson "own"
  std::string title;
  std::string about;
  double minutes = 0;
  std::vector<std::string> terms;  // of the glossary, that it uses
  std::vector<LessonStep> steps;
  std::uint32_t hash = 0;  // of its file: which edition it is
};

namespace lesson_limits {
inline constexpr std::size_t bytes = 200'000, steps = 40, paragraphs = 12, text = 2'000, hints = 3,
                             answers = 8, parts = 12, depth = 6, requests = 12, terms = 40,
                             rules = 12, board = 5;
}

// From a file's text. An Error names the place and what is wrong there.
Lesson parse_lesson(std::string_view text, std::string id);

}  // namespace descent
