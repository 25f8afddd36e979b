#pragma once

#include <string>

#include "engine/experiment/experiment.hpp"
#include "engine/model/sequential.hpp"

namespace descent {

// The network's drawing as a figure for one's own slides, in SVG 1.1: a column for the input and
// one for each layer that changes a prediction's shape or has weights. Units are circles, of many
// the first and the last ones; pictures are a stack of sheets with their size. Each weight between
// circles that are drawn is a line: its colour says its sign, its width its size beside the
// layer's largest. What is not finite is left out.
std::string network_svg(const Experiment& experiment, const Sequential& model);

}  // namespace descent
