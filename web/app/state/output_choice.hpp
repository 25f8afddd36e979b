#pragma once

#include <cstddef>
#include <vector>

#include "engine/experiment/experiment.hpp"

namespace descent {

// A way to learn what the data hold: a loss with the output layer that goes with it.
struct OutputChoice {
  Loss loss = Loss::mean_squared_error;
  Activation activation = Activation::linear;
  std::size_t units = 1;
  const char* note = "";  // what the output says, in a few words
};

// How many classes there are to tell apart; 0: values are learnt. Points without class names have
// classes where the loss needs them.
std::size_t class_count(const DataSettings& data, Loss loss);

// The ways there are for these data, the usual one first.
std::vector<OutputChoice> output_choices(const Experiment& experiment);
// The place of the one that is taken; output_choices().size() where it is another.
std::size_t chosen_output(const Experiment& experiment, const std::vector<OutputChoice>& choices);

// The last Dense layer becomes the output; what comes after it goes. All else stays.
Experiment with_output(Experiment experiment, const OutputChoice& choice);

}  // namespace descent
