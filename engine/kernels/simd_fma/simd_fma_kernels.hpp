#pragma once

#include "engine/kernels/kernels.hpp"

namespace descent {

// The fastest table of this build that this machine can run, with fused multiply-adds: relaxed SIMD
// in a page built for it, AVX-512 or AVX2 on x86-64, chosen when first asked for. Null where there
// is none. Its results differ from those of `simd` in the last bits, and from machine to machine.
const KernelTable* simd_fma_kernels();

}  // namespace descent
