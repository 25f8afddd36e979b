#pragma once

#include <string_view>

#include "engine/kernels/kernel_list.hpp"
#include "engine/kernels/simd/activations.hpp"
#include "engine/kernels/simd/convolution.hpp"
#include "engine/kernels/simd/elementwise.hpp"
#include "engine/kernels/simd/gemm.hpp"
#include "engine/kernels/simd/losses.hpp"
#include "engine/kernels/simd/normalization.hpp"
#include "engine/kernels/simd/optimize.hpp"
#include "engine/kernels/simd/peak.hpp"
#include "engine/kernels/simd/pooling.hpp"
#include "engine/kernels/simd/softmax.hpp"

namespace descent::simd {

// All kernels for one instruction set. Those that only copy, compare and add (pictures) are the
// same for all.
template <typename Isa>
KernelTable make_table(std::string_view name, std::string_view instructions) {
#define DESCENT_ENTRY(kernel) .kernel = simd::kernel<Isa>,
  return {
      .name = name,
      .instructions = instructions,
      DESCENT_FOR_EACH_KERNEL(DESCENT_ENTRY)  //
          .peak = simd::peak<Isa>,
  };
#undef DESCENT_ENTRY
}

}  // namespace descent::simd
