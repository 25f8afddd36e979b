#include "engine/kernels/simd_fma/simd_fma_kernels.hpp"

#include "engine/kernels/simd_fma/instruction_sets.hpp"

namespace descent {

const KernelTable* simd_fma_kernels() {
#if defined(__wasm_relaxed_simd__)
  return &simd::relaxed_kernels();
#elif defined(__x86_64__) && defined(__GNUC__)
  if (__builtin_cpu_supports("avx512f")) return &simd::avx512_kernels();
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return &simd::avx2_kernels();
  return nullptr;
#else
  return nullptr;
#endif
}

}  // namespace descent
