#pragma once

#include "engine/experiment/experiment.hpp"
#include "engine/training/snapshot.hpp"

// What no training gets out of a model without bends.
namespace descent {

// Whether it computes nothing but weighted sums before its output: what it learns is a straight
// line or border between its inputs.
bool is_linear(const std::vector<Layer>& layers);

// Whether the best of the straight lines through points of one number would explain a tenth of
// their variance more than the model does now: then it is the training that lacks something.
bool line_can_fit(const Experiment& experiment, const Snapshot& snapshot);

}  // namespace descent
