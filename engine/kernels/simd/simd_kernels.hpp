#pragma once

#include "engine/kernels/kernels.hpp"

namespace descent {

// The 128-bit table: separate multiplies and adds in a fixed order, so that native x86-64 and
// WebAssembly give the same bits.
const KernelTable& simd_kernels();

}  // namespace descent
