#pragma once

#include <cstddef>
#include <vector>

#include "engine/experiment/experiment.hpp"

namespace descent {

struct EditedModel {
  Sequential model;
  std::vector<std::size_t> kept;  // of each layer, how many of its numbers are the trained ones
};

// The model of an edited experiment, for inputs of that shape, with all that fits of the weights
// of a model trained for the experiment before (carry_over.hpp); features keep their weights
// wherever they now stand. The Errors of make_model().
EditedModel make_edited_model(const Experiment& before, const Sequential& trained,
                              const Experiment& after, const Shape& input_shape);

}  // namespace descent
