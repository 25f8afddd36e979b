#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/inspect/step_apart.hpp"
#include "engine/inspect/step_apart_optimizer.hpp"
#include "web/frame/step_numbers.hpp"

// A step's formulas with the numbers in them, line by line.
namespace descent {

using Lines = std::vector<std::string>;

// What one sample is: what goes into the network, and what is wanted of it.
std::string sample_words(const StepApart& step, std::size_t row);

// Of one unit and one sample: "z = Σ input × weight + b", at most so many of its terms, "a =
// tanh(z) = 0.31".
Lines forward_lines(const StepApart& step, std::size_t layer, std::size_t unit, std::size_t row,
                    std::size_t most_terms = most_step_terms);
// Of one sample: what was wanted, what came out, and the loss of that.
Lines loss_lines(const StepApart& step, std::size_t row);
// Of one unit and one sample: what comes back to it, its slope, its δ.
Lines back_lines(const StepApart& step, std::size_t layer, std::size_t unit, std::size_t row);
// Of one weight or bias: the mean of the samples' parts, and the regularizer's.
Lines gradient_lines(const StepApart& step, const ParameterPlace& place);
// "Checked: (L(w + h) − L(w − h)) / 2h = …"
Lines check_lines(const GradientCheck& check);
// What the optimizer makes of it.
Lines update_lines(const StepApart& step, const ParameterPlace& place);

}  // namespace descent
