#pragma once

#include <cstddef>

#include "engine/kernels/sliding_window.hpp"

namespace descent::reference {

void patches(const SlidingWindow& window, std::size_t first, std::size_t count, const float* x,
             float* patches);
void add_patches(const SlidingWindow& window, std::size_t first, std::size_t count,
                 const float* patches, float* x);

}  // namespace descent::reference
