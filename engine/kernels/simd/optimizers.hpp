#pragma once

#include <cstddef>

#include "engine/kernels/kernels.hpp"

// Four elements at a time (Vector128). The contract stands in kernels.hpp.
namespace descent::simd {

void sgd(const SgdStep& step, std::size_t count, const float* g, float* v, float* w);

void rmsprop(const RmspropStep& step, std::size_t count, const float* g, float* v, float* w);

void adagrad(const AdagradStep& step, std::size_t count, const float* g, float* a, float* w);

void adam(const AdamStep& step, std::size_t count, const float* g, float* m, float* v, float* w);

}  // namespace descent::simd
