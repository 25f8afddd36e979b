#pragma once

#include <cstddef>

#include "engine/kernels/rules/optimizers.hpp"

// One parameter at a time. The contract stands in kernels.hpp.
namespace descent::reference {

void optimize(const UpdateStep& step, std::size_t count, const float* g, float* const* slots,
              float* w);

}  // namespace descent::reference
