#pragma once

#include <cstddef>

#include "engine/kernels/sliding_window.hpp"

// The same code for every instruction set.
namespace descent::simd::common {

void patches(const SlidingWindow& window, std::size_t first, std::size_t count, const float* x,
             float* patches);
void add_patches(const SlidingWindow& window, std::size_t first, std::size_t count,
                 const float* patches, float* x);

}  // namespace descent::simd::common

namespace descent::simd {

template <typename Isa>
inline constexpr auto patches = common::patches;
template <typename Isa>
inline constexpr auto add_patches = common::add_patches;

}  // namespace descent::simd
