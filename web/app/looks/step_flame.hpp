#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/layers/layer.hpp"
#include "engine/training/step_profile.hpp"

namespace descent {

// A step as a flame chart: what a bar's time goes into stands below it. Row 0 has the passes, row 1
// the layers of forward and backward, row 2 the kernels.
struct FlameBar {
  std::string id;     // "backward.1.gemm"
  std::string label;  // "gemm"
  std::string about;  // "gemm in backward, layer 2 (Dense 8): 3.1 µs, 24 % of a step, called twice"
  StepPass pass = StepPass::batch;
  std::size_t row = 0;
  double from = 0, to = 0;  // 0 … 1 of the step
};
inline constexpr std::size_t flame_rows = 3;

// Empty where the profile has no time in it.
std::vector<FlameBar> step_flame(const StepProfile& profile, const std::vector<Layer>& layers);

// The same in figures: a line for each layer, then what is done once a step.
struct StepLine {
  std::string name;                  // "1 Dense 8", "update"
  double forward = 0, backward = 0;  // seconds; of what belongs to no layer, `forward` is all
  double share = 0;                  // of the step
  bool of_layer = false;
};
std::vector<StepLine> step_lines(const StepProfile& profile, const std::vector<Layer>& layers);

// "Dense 8", "Conv2D 32", "Flatten".
std::string layer_text(const Layer& layer);

}  // namespace descent
