#include "engine/kernels/simd/pack.hpp"

#include "engine/kernels/simd/blocks.hpp"

namespace descent::simd {
namespace {

// Lines side by side in memory: plain copies of `width` floats.
void copy_side_by_side(const Lines& lines, std::size_t width, std::size_t depth, float* panel) {
  const float* from = lines.data;
  for (std::size_t p = 0; p < depth; ++p, from += lines.depth_step, panel += width) {
    for (std::size_t i = 0; i < width; i += lanes) {
      Vector128::load_unaligned(from + i).store_unaligned(panel + i);
    }
  }
}

// Four lines, each of them contiguous, into four neighbouring columns of the panel: 4 × 4 at a
// time.
void interleave_four(const Lines& lines, std::size_t width, std::size_t depth, float* panel) {
  const float* line[lanes];
  for (std::size_t i = 0; i < lanes; ++i) line[i] = lines.data + i * lines.line_step;
  std::size_t p = 0;
  for (; p + lanes <= depth; p += lanes, panel += lanes * width) {
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
  for (; p < depth; ++p, panel += width) {
    for (std::size_t i = 0; i < lanes; ++i) panel[i] = line[i][p];
  }
}

// Any lines, fewer than the panel is wide: one number at a time.
void copy_some(const Lines& lines, std::size_t count, std::size_t width, std::size_t depth,
               float* panel) {
  for (std::size_t p = 0; p < depth; ++p, panel += width) {
    const float* from = lines.data + p * lines.depth_step;
    for (std::size_t i = 0; i < count; ++i) panel[i] = from[i * lines.line_step];
    for (std::size_t i = count; i < width; ++i) panel[i] = 0;
  }
}

}  // namespace

void pack_panel(const Lines& lines, std::size_t count, std::size_t width, std::size_t depth,
                float* panel) {
  if (count < width) return copy_some(lines, count, width, depth, panel);
  if (lines.line_step == 1) return copy_side_by_side(lines, width, depth, panel);
  for (std::size_t i = 0; i < width; i += lanes) {
    interleave_four(lines.from(i, 0), width, depth, panel + i);
  }
}

}  // namespace descent::simd
