#include "engine/kernels/kernels.hpp"

#include <array>
#include <string>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/kernels/reference/reference_kernels.hpp"
#include "engine/kernels/simd/simd_kernels.hpp"
#include "engine/kernels/simd_fma/simd_fma_kernels.hpp"

namespace descent {

std::span<const KernelTable* const> kernel_tables() {
  static const std::array<const KernelTable*, 3> tables = {&reference_kernels(), &simd_kernels(),
                                                           simd_fma_kernels()};
  return std::span(tables).first(tables.back() ? 3 : 2);
}

const KernelTable& kernel_table(std::string_view name) {
  std::string names;
  for (const KernelTable* table : kernel_tables()) {
    if (table->name == name) return *table;
    names += (names.empty() ? "" : ", ") + std::string(table->name);
  }
  throw Error(tr("There are no kernels named \"{0}\": choose one of {1}.", name, names));
}

const KernelTable& default_kernels() { return simd_kernels(); }

const KernelTable& fastest_kernels() { return *kernel_tables().back(); }

}  // namespace descent
