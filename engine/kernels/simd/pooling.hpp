#pragma once

#include <cstddef>

#include "engine/kernels/sliding_window.hpp"

// The same code for every instruction set.
namespace descent::simd::common {

void max_pooling(const SlidingWindow& window, std::size_t samples, const float* x, float* y);
void max_pooling_gradient(const SlidingWindow& window, std::size_t samples, const float* x,
                          const float* y, const float* dy, float* dx);
void average_pooling(const SlidingWindow& window, std::size_t samples, const float* x, float* y);
void average_pooling_gradient(const SlidingWindow& window, std::size_t samples, const float* dy,
                              float* dx);

}  // namespace descent::simd::common

namespace descent::simd {

template <typename Isa>
inline constexpr auto max_pooling = common::max_pooling;
template <typename Isa>
inline constexpr auto max_pooling_gradient = common::max_pooling_gradient;
template <typename Isa>
inline constexpr auto average_pooling = common::average_pooling;
template <typename Isa>
inline constexpr auto average_pooling_gradient = common::average_pooling_gradient;

}  // namespace descent::simd
