#pragma once

#include <cstddef>

#include "engine/kernels/sliding_window.hpp"

namespace descent::reference {

void max_pooling(const SlidingWindow& window, std::size_t samples, const float* x, float* y);
void max_pooling_gradient(const SlidingWindow& window, std::size_t samples, const float* x,
                          const float* y, const float* dy, float* dx);
void average_pooling(const SlidingWindow& window, std::size_t samples, const float* x, float* y);
void average_pooling_gradient(const SlidingWindow& window, std::size_t samples, const float* dy,
                              float* dx);

}  // namespace descent::reference
