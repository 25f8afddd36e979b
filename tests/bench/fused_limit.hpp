#pragma once

#include <optional>

#include "tests/bench/machine_limits.hpp"

namespace descent::bench {

// The probe "fused", where this build and this machine have it. In a file of its own, because in a
// module for relaxed SIMD it alone is compiled again.
std::optional<Probe> fused_probe();

}  // namespace descent::bench
