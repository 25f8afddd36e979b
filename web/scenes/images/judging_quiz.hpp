#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "engine/inspect/fit_verdict.hpp"

// Three models that one judges by oneself first.
namespace descent {

struct QuizModel {
  const char* id;
  const char* name;
  double train, test;  // accuracies
};
inline constexpr std::array<QuizModel, 3> quiz_models = {
    {{"a", "A", 0.999, 0.95}, {"b", "B", 0.87, 0.87}, {"c", "C", 0.999, 0.45}}};
inline constexpr std::size_t best_quiz_model = 0;  // on images that it has not seen

struct JudgingQuiz {
  // What the person chose: places among the answers, and among the models.
  std::array<std::optional<std::size_t>, quiz_models.size()> answers;
  std::optional<std::size_t> best;
};

// `column`: on a phone, where each question takes lines of its own.
void draw_judging_quiz(JudgingQuiz& state, bool column);

// The answers are the fits underfitted, well_fitted and overfitted.
inline constexpr std::array<Fit, 3> quiz_answers = {Fit::underfitted, Fit::well_fitted,
                                                    Fit::overfitted};
bool is_right(const QuizModel& model, std::size_t answer);

}  // namespace descent
