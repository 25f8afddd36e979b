#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "engine/core/random.hpp"
#include "tests/training/toy_data.hpp"

namespace descent::tests {

// Pictures in noise, of two classes: whether the upper half is brighter than the lower one. The
// last `test_samples` of them are for testing.
inline std::shared_ptr<const Dataset> halves(std::size_t count, std::size_t inputs,
                                             std::size_t test_samples) {
  Random random(8);
  std::vector<float> x, y;
  for (std::size_t i = 0; i < count; ++i) {
    float difference = 0;
    for (std::size_t j = 0; j < inputs; ++j) {
      x.push_back(random.uniform(-1, 1));
      difference += j < inputs / 2 ? x.back() : -x.back();
    }
    y.push_back(difference > 0 ? 1.0f : 0.0f);
  }
  return toy_data(2, inputs, std::move(x), std::move(y), test_samples);
}

}  // namespace descent::tests
