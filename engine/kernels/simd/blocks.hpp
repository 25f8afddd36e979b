#pragma once

#include <cstddef>

#include "engine/core/vector128.hpp"

// Arrays are walked in blocks of one vector, the last one perhaps incomplete. A kernel is written
// once, as a function of a block and for any instruction set (Isa, see vector128.hpp); an
// incomplete block reads padding where there are no elements and writes nothing there. So an
// element's result does not depend on where in the array it stands.
namespace descent::simd {

template <typename Isa>
inline constexpr std::size_t lanes = Isa::Vector::size;

template <typename Isa>
struct FullBlock {
  using Vector = typename Isa::Vector;

  static Vector load(const float* from) { return Vector::load_unaligned(from); }
  static void store(Vector values, float* to) { values.store_unaligned(to); }
  static Vector load_padded(const float* from, float) { return load(from); }
  static Vector zero_padding(Vector values) { return values; }
};

template <typename Isa>
struct PartialBlock {
  using Vector = typename Isa::Vector;

  std::size_t count;  // 1 to lanes - 1

  Vector load_padded(const float* from, float padding) const {
    return Isa::load_part(from, count, padding);
  }
  Vector load(const float* from) const { return load_padded(from, 0); }
  void store(Vector values, float* to) const { Isa::store_part(values, to, count); }
  Vector zero_padding(Vector values) const {
    static constexpr float numbers[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    const Vector lane = Vector::load_unaligned(numbers);
    return xsimd::select(lane < Vector(static_cast<float>(count)), values, Vector(0.0f));
  }
};

// Calls body(index of the block's first element, block) for the elements from `first` to `count`.
// The body has to be inlined: otherwise its constants are read from memory for each block.
template <typename Isa, typename Body>
[[gnu::always_inline, gnu::flatten]] inline void for_each_block(std::size_t first,
                                                                std::size_t count, Body&& body) {
  std::size_t i = first;
  for (; i + lanes<Isa> <= count; i += lanes<Isa>) body(i, FullBlock<Isa>{});
  if (i < count) body(i, PartialBlock<Isa>{count - i});
}

template <typename Isa, typename Body>
[[gnu::always_inline]] inline void for_each_block(std::size_t count, Body&& body) {
  for_each_block<Isa>(0, count, body);
}

// All lanes as one number: neighbours first, then pairs of neighbours, and so on.
template <typename Isa, typename Combine>
inline float fold_lanes(typename Isa::Vector values, Combine&& combine) {
  alignas(64) float lane[lanes<Isa>];
  values.store_aligned(lane);
  for (std::size_t width = 1; width < lanes<Isa>; width *= 2) {
    for (std::size_t i = 0; i < lanes<Isa>; i += 2 * width) {
      lane[i] = combine(lane[i], lane[i + width]);
    }
  }
  return lane[0];
}

template <typename Isa>
inline float lane_sum(typename Isa::Vector values) {
  return fold_lanes<Isa>(values, [](float a, float b) { return a + b; });
}

template <typename Isa>
inline float lane_max(typename Isa::Vector values) {
  return fold_lanes<Isa>(values, [](float a, float b) { return b > a ? b : a; });
}

// Σ body(index, block) over all blocks. Floats are summed up to `run` elements at a time, and those
// sums in double, so that the error does not grow with the array's length.
template <typename Isa, typename Body>
inline double sum_blocks(std::size_t count, Body&& body) {
  constexpr std::size_t run = 256;
  double sum = 0;
  for (std::size_t first = 0; first < count; first += run) {
    typename Isa::Vector partial(0.0f);
    const std::size_t end = count - first < run ? count : first + run;
    for_each_block<Isa>(first, end, [&](std::size_t i, auto block) { partial += body(i, block); });
    sum += static_cast<double>(lane_sum<Isa>(partial));
  }
  return sum;
}

// Written as comparisons, because the instruction sets' own minimum and maximum differ about NaN.
template <typename Vector>
inline Vector where(typename Vector::batch_bool_type condition, Vector yes, Vector no) {
  return xsimd::select(condition, yes, no);
}

}  // namespace descent::simd
