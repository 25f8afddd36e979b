#pragma once

#include <cstddef>

#include "engine/core/vector128.hpp"

// A panel is `width` lines of a matrix product's operand (rows of A, columns of B) as the inner
// loop reads them: for each step along the summed dimension, `width` numbers side by side.
namespace descent::simd {

// How the lines lie in memory: element p of line i is at data[i * line_step + p * depth_step]; one
// of the two steps is 1.
struct Lines {
  const float* data;
  std::size_t line_step, depth_step;

  bool side_by_side() const { return line_step == 1; }
  Lines from(std::size_t line, std::size_t depth) const {
    return {data + line * line_step + depth * depth_step, line_step, depth_step};
  }
};

namespace packing {

// Lines side by side in memory: plain copies of `width` floats.
template <std::size_t width>
void copy_side_by_side(const Lines& lines, std::size_t depth, float* panel) {
  const float* from = lines.data;
  for (std::size_t p = 0; p < depth; ++p, from += lines.depth_step, panel += width) {
    for (std::size_t i = 0; i < width; ++i) panel[i] = from[i];
  }
}

// Four numbers of each of four lines into four neighbouring columns of the panel.
template <std::size_t width>
[[gnu::always_inline]] inline void transpose_four(const float* const (&line)[4], std::size_t p,
                                                  float* panel) {
  const Vector128 a = Vector128::load_unaligned(line[0] + p);
  const Vector128 b = Vector128::load_unaligned(line[1] + p);
  const Vector128 c = Vector128::load_unaligned(line[2] + p);
  const Vector128 d = Vector128::load_unaligned(line[3] + p);
  const Vector128 ac_low = xsimd::zip_lo(a, c), ac_high = xsimd::zip_hi(a, c);
  const Vector128 bd_low = xsimd::zip_lo(b, d), bd_high = xsimd::zip_hi(b, d);
  xsimd::zip_lo(ac_low, bd_low).store_unaligned(panel);
  xsimd::zip_hi(ac_low, bd_low).store_unaligned(panel + width);
  xsimd::zip_lo(ac_high, bd_high).store_unaligned(panel + 2 * width);
  xsimd::zip_hi(ac_high, bd_high).store_unaligned(panel + 3 * width);
}

// Four lines, each of them contiguous, 4 × 4 at a time.
template <std::size_t width>
void interleave_four(const Lines& lines, std::size_t depth, float* panel) {
  constexpr std::size_t four = Vector128::size;
  const float* line[four];
  for (std::size_t i = 0; i < four; ++i) line[i] = lines.data + i * lines.line_step;
  std::size_t p = 0;
  for (; p + four <= depth; p += four, panel += four * width) transpose_four<width>(line, p, panel);
  for (; p < depth; ++p, panel += width) {
    for (std::size_t i = 0; i < four; ++i) panel[i] = line[i][p];
  }
}

// Any lines, fewer than the panel is wide: one number at a time.
template <std::size_t width>
void copy_some(const Lines& lines, std::size_t count, std::size_t depth, float* panel) {
  for (std::size_t p = 0; p < depth; ++p, panel += width) {
    const float* from = lines.data + p * lines.depth_step;
    for (std::size_t i = 0; i < count; ++i) panel[i] = from[i * lines.line_step];
    for (std::size_t i = count; i < width; ++i) panel[i] = 0;
  }
}

}  // namespace packing

// Writes the first `count` lines (at most `width`) as a panel of depth × width floats; the missing
// lines are 0.
template <std::size_t width>
void pack_panel(const Lines& lines, std::size_t count, std::size_t depth, float* panel) {
  if (count < width) return packing::copy_some<width>(lines, count, depth, panel);
  if (lines.side_by_side()) return packing::copy_side_by_side<width>(lines, depth, panel);
  if constexpr (width % Vector128::size == 0) {
    for (std::size_t i = 0; i < width; i += Vector128::size) {
      packing::interleave_four<width>(lines.from(i, 0), depth, panel + i);
    }
  } else {
    packing::copy_some<width>(lines, count, depth, panel);
  }
}

}  // namespace descent::simd
