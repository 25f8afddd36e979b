#pragma once

#include <cstddef>
#include <vector>

#include "tests/model/gradient_check.hpp"

namespace descent::tests {

inline std::vector<float> random_sample(std::size_t count) {
  Random random(11);
  return random_values(count, random);
}

}  // namespace descent::tests
