#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "engine/kernels/kernels.hpp"

// What all optimizers of the catalogue (engine/kernels/rules/optimizers.hpp) can be asked, and
// their steps over whole tensors. What an optimizer remembers from step to step is the
// OptimizerState.
namespace descent {

std::string_view optimizer_name(const Optimizer& optimizer);
float learning_rate(const Optimizer& optimizer);
void set_learning_rate(Optimizer& optimizer, float rate);
// The learning rate changes while training runs.
bool same_but_for_rate(Optimizer a, const Optimizer& b);

// One of each, with Keras's defaults, in the order of the variant.
const std::vector<Optimizer>& all_optimizers();

// The optimizer of that name ("Adam") with Keras's defaults; an Error lists the names there are.
Optimizer make_optimizer(std::string_view name);
const std::vector<std::string_view>& optimizer_names();

// What is kept of each parameter, created at the first step.
struct OptimizerState {
  StepClock clock;
  std::array<std::vector<std::vector<float>>, 2> slots;  // of each slot an array per tensor
};

// A stretch of the numbers of one parameter tensor.
struct UpdatePiece {
  std::size_t tensor;  // which, among those of begin_update()
  std::size_t begin, count;
  float* parameters;       // from `begin` on
  const float* gradients;  // of the same numbers
};

// One step begins: it is counted, and at the first one the moments are made, for tensors of these
// numbers of elements.
void begin_update(const Optimizer& optimizer, OptimizerState& state,
                  std::span<const std::size_t> sizes);

// Every parameter of the pieces moves against its gradient. Each number is calculated by itself, so
// threads may share a step's pieces among them in any way, with the same result.
void update(const Optimizer& optimizer, const KernelTable& kernels, OptimizerState& state,
            std::span<const UpdatePiece> pieces);

// Floats that the state holds for each parameter: 0 to 2.
std::size_t slots_per_parameter(const Optimizer& optimizer);

}  // namespace descent
