#pragma once

#include "engine/kernels/kernels.hpp"

namespace descent::reference {

void adadelta(const AdadeltaStep& step, std::size_t count, const float* g, float* a, float* v,
              float* w);

}  // namespace descent::reference
