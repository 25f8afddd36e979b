#pragma once

#include <cstddef>

#include "engine/core/vector128.hpp"

// A row of numbers (the channels of a cell) in groups of as many as a vector has lanes, and the
// rest one at a time. For kernels that treat each number by itself: a single number goes through
// the same operations as a lane, so the results are the same for every width of vector.
namespace descent::simd {

template <typename Vector>
struct LaneGroup {
  static Vector load(const float* from) { return Vector::load_unaligned(from); }
  static void store(const Vector& values, float* to) { values.store_unaligned(to); }
};

template <>
struct LaneGroup<float> {
  static float load(const float* from) { return *from; }
  static void store(float value, float* to) { *to = value; }
};

// Calls body(index of the group's first number, group).
template <typename Vector, typename Body>
inline void for_each_lane_group(std::size_t count, Body&& body) {
  std::size_t i = 0;
  for (; i + Vector::size <= count; i += Vector::size) body(i, LaneGroup<Vector>{});
  for (; i < count; ++i) body(i, LaneGroup<float>{});
}

}  // namespace descent::simd
