#pragma once

#include "engine/kernels/kernels.hpp"

// The same code for every instruction set.
namespace descent::simd::common {

void adadelta(const AdadeltaStep& step, std::size_t count, const float* g, float* a, float* v,
              float* w);

}  // namespace descent::simd::common

namespace descent::simd {

template <typename Isa>
inline constexpr auto adadelta = common::adadelta;

}  // namespace descent::simd
