#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/core/random.hpp"
#include "engine/model/sequential.hpp"

namespace descent::tests {

// `count` numbers from -1 to 1.
std::vector<float> random_values(std::size_t count, Random& random);

struct GradientCase {
  std::string name;
  Shape input;
  std::vector<Layer> layers;
};

// Compares the loss of a few random samples, and its gradient with respect to every parameter that
// is trained, with central differences of the same model in double.
void check_gradients(const KernelTable& kernels, Loss loss, const Shape& input_shape,
                     const std::vector<Layer>& layers);

}  // namespace descent::tests
