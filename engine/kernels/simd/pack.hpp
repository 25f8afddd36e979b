#pragma once

#include <cstddef>

// A panel is `width` lines of a matrix product's operand (rows of A, columns of B) as the inner
// loop reads them: for each step along the summed dimension, `width` numbers side by side.
namespace descent::simd {

// How the lines lie in memory: element p of line i is at data[i * line_step + p * depth_step]; one
// of the two steps is 1.
struct Lines {
  const float* data;
  std::size_t line_step, depth_step;

  Lines from(std::size_t line, std::size_t depth) const {
    return {data + line * line_step + depth * depth_step, line_step, depth_step};
  }
};

// Writes the first `count` lines (at most `width`, which is 4 or 8) as a panel of depth × width
// floats; the missing lines are 0.
void pack_panel(const Lines& lines, std::size_t count, std::size_t width, std::size_t depth,
                float* panel);

}  // namespace descent::simd
