#include "engine/kernels/simd/simd_kernels.hpp"

#include "engine/core/words.hpp"
#include "engine/kernels/simd/table.hpp"

namespace descent {

const KernelTable& simd_kernels() {
  static const KernelTable table =
      simd::make_table<Strict128>("simd", tr_noop("128-bit, multiply and add"));
  return table;
}

}  // namespace descent
