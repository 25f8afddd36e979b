#pragma once

#include <cstddef>

#include "engine/core/vector128.hpp"

// Arrays are walked in blocks of four floats, the last one perhaps incomplete. A kernel is written
// once, as a function of a block; an incomplete one reads padding where there are no elements and
// writes nothing there. So an element's result does not depend on where in the array it stands.
namespace descent::simd {

inline constexpr std::size_t lanes = Vector128::size;

struct FullBlock {
  static Vector128 load(const float* from) { return Vector128::load_unaligned(from); }
  static void store(Vector128 values, float* to) { values.store_unaligned(to); }
  static Vector128 load_padded(const float* from, float) { return load(from); }
  static Vector128 zero_padding(Vector128 values) { return values; }
};

struct PartialBlock {
  std::size_t count;  // 1 to 3

  // Put together from single numbers: reading a vector back from an array just filled one by one
  // makes the processor wait.
  Vector128 load_padded(const float* from, float padding) const {
    const float second = count > 1 ? from[1] : padding;
    const float third = count > 2 ? from[2] : padding;
    return Vector128(from[0], second, third, padding);
  }
  Vector128 load(const float* from) const { return load_padded(from, 0); }
  void store(Vector128 values, float* to) const {
    alignas(16) float buffer[lanes];
    values.store_aligned(buffer);
    for (std::size_t i = 0; i < count; ++i) to[i] = buffer[i];
  }
  Vector128 zero_padding(Vector128 values) const {
    const Vector128 lane(0.0f, 1.0f, 2.0f, 3.0f);
    return xsimd::select(lane < Vector128(static_cast<float>(count)), values, Vector128(0.0f));
  }
};

// Calls body(index of the block's first element, block) for the elements from `first` to `count`.
template <typename Body>
inline void for_each_block(std::size_t first, std::size_t count, Body&& body) {
  std::size_t i = first;
  for (; i + lanes <= count; i += lanes) body(i, FullBlock{});
  if (i < count) body(i, PartialBlock{count - i});
}

template <typename Body>
inline void for_each_block(std::size_t count, Body&& body) {
  for_each_block(0, count, body);
}

// The four lanes' sum, in a fixed order.
inline float lane_sum(Vector128 values) {
  alignas(16) float lane[lanes];
  values.store_aligned(lane);
  return (lane[0] + lane[1]) + (lane[2] + lane[3]);
}

inline float lane_max(Vector128 values) {
  alignas(16) float lane[lanes];
  values.store_aligned(lane);
  const float left = lane[1] > lane[0] ? lane[1] : lane[0];
  const float right = lane[3] > lane[2] ? lane[3] : lane[2];
  return right > left ? right : left;
}

// Σ body(index, block) over all blocks. Floats are summed up to `run` elements at a time, and those
// sums in double, so that the error does not grow with the array's length.
template <typename Body>
inline double sum_blocks(std::size_t count, Body&& body) {
  constexpr std::size_t run = 256;
  double sum = 0;
  for (std::size_t first = 0; first < count; first += run) {
    Vector128 partial(0.0f);
    const std::size_t end = count - first < run ? count : first + run;
    for_each_block(first, end, [&](std::size_t i, auto block) { partial += body(i, block); });
    sum += static_cast<double>(lane_sum(partial));
  }
  return sum;
}

// Written as comparisons, because the instruction sets' own minimum and maximum differ about NaN.
inline Vector128 where(xsimd::batch_bool<float, Architecture128> condition, Vector128 yes,
                       Vector128 no) {
  return xsimd::select(condition, yes, no);
}

}  // namespace descent::simd
