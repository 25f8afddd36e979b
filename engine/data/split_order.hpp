#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/core/random.hpp"

namespace descent {

// Which samples are to learn from and which are kept apart for testing.
struct SplitOrder {
  std::vector<std::uint32_t> train, test;
};

// Sets round(count · test_fraction) samples apart, but never the last one to learn from. They are
// shuffled first if `shuffled`.
SplitOrder split_order(std::size_t count, double test_fraction, bool shuffled, Random& random);

}  // namespace descent
