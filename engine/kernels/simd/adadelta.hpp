#pragma once

#include "engine/kernels/kernels.hpp"

namespace descent::simd {

void adadelta(const AdadeltaStep& step, std::size_t count, const float* g, float* a, float* v,
              float* w);

}  // namespace descent::simd
