#pragma once

#include <string>

#include "engine/experiment/experiment.hpp"
#include "engine/training/learning_curve.hpp"
#include "web/app/story/remedies.hpp"

// Learning rates with which small networks rather jump about than learn.
namespace descent {

// From ten times the page's usual rate on: 0.3 for gradient descent; 0.1 for optimizers that divide
// by the size of the gradients, whose every step is about as long as the rate. Never where the
// rates that converge are known (largest_rate_of_line()).
bool has_bold_rate(const Experiment& experiment);

// From the first weights on, at the usual rate: 0.03, or 0.01.
Remedy restart_at_usual_rate(const Experiment& experiment);

// Whether the training loss rose, by more than 2 %, in at least three of the last ten epochs.
bool zigzags(const Epochs& epochs);

// Why it zigzags, with the rate and the size of a batch; of one that does not, what a bold rate may
// do.
std::string words_of_bold_rate(const Experiment& experiment, const Epochs& epochs);

}  // namespace descent
