#pragma once

#include "engine/kernels/kernels.hpp"

// One table an instruction set, each in a file of its own that alone is compiled for it. Which of
// them the machine can run is asked in simd_fma_kernels.cpp.
namespace descent::simd {

const KernelTable& relaxed_kernels();
const KernelTable& avx2_kernels();
const KernelTable& avx512_kernels();

}  // namespace descent::simd
