#pragma once

#include "engine/kernels/kernels.hpp"

namespace descent {

// The scalar table: each kernel as a loop that reads like its formula, with the standard library's
// functions and sums in double. What the other tables are tested against.
const KernelTable& reference_kernels();

}  // namespace descent
