#pragma once

#include <string>

#include "engine/inspect/fit_verdict.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/scenes/images/judging_quiz.hpp"

namespace descent {

// Training against validation, on the page Judging: under- or overfitting by its numbers, and below
// it three models to judge by oneself. A height of 0: as tall as it likes.
void draw_judging_fit(JudgingQuiz& quiz, const RunView& run, float height);

// The name of what it is, and what to do.
std::string fit_title(Fit fit);
std::string fit_advice(Fit fit);

}  // namespace descent
