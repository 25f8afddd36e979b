#pragma once

#include <string>

#include "engine/experiment/experiment.hpp"

namespace descent {

// What there is to say of weights that nothing has trained yet: "Nothing is learnt yet: the weights
// are random.", or, where the experiment or a person set them, what they are.
std::string beginning_words(const Experiment& experiment, const Sequential& model);

}  // namespace descent
