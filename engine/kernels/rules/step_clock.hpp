#pragma once

#include <array>
#include <cstdint>

namespace descent {

// Steps that an optimizer has done, the one under way included, and what it multiplies up with
// each: products, because std::pow differs between platforms.
struct StepClock {
  std::uint64_t steps = 0;
  std::array<double, 2> powers = {1, 1};
};

}  // namespace descent
