#pragma once

#include <string>

#include "engine/training/epoch_log.hpp"
#include "web/scenes/line/descent_facts.hpp"

// Gradient descent of the Line in words and formulas with their numbers.
namespace descent {

// "∂L/∂w = mean of 2 (ŷ − y) x = 115.67"
std::string slope_formula(const DescentFacts& facts, bool of_w);
// "w ← 10 − 0.09 × 115.67 = −0.41"; of a bias that is not learnt: nothing.
std::string step_formula(const DescentFacts& facts, bool of_w);
// Of an optimizer or of batches whose step is not that: "Adam moves w by −0.1, to 9.9".
std::string move_words(const std::string& optimizer, const char* which, double now, double next);
// "Below 0.0985 it converges: 2/λ, λ = 20.3 the steepest curvature of this loss." And why not.
std::string largest_rate_words(const DescentFacts& facts, const Optimizer& optimizer);

// As the course prints them: "epoch 1: w = −0.41, b = 5.86, loss = 27.47032".
struct CourseRow {
  std::string epoch, w, b, loss;
};
CourseRow course_row(const LineTask& task, std::size_t epoch, const std::array<float, 2>& neuron);

}  // namespace descent
