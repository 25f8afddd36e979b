#pragma once

#include <vector>

#include "engine/experiment/link.hpp"

// Links of TensorFlow Playground (tensorflow/playground, src/state.ts):
// #activation=tanh&batchSize=10&dataset=circle&…&networkShape=4,2&…
namespace descent {

// Whether one of its keys is there, and it may be read as such a link.
bool is_playground_link(const std::vector<LinkField>& fields);

// The experiment that comes as near as can be, what is shown (show_test_data, discretize) as view
// options, and sentences about what is different or left out. What is absent has TensorFlow
// Playground's default; an Error names a key whose value cannot be.
Link read_playground_link(const std::vector<LinkField>& fields);

}  // namespace descent
