#pragma once

#include <algorithm>
#include <cstddef>

#include "engine/kernels/simd/tile.hpp"
#include "engine/kernels/sliding_window.hpp"

// Where the numbers that a window covers lie in the pictures: that of position p and number k of
// its patch at place_of(p) + place_in_window(k). These write out some of either, counted in floats.
// They hold for windows that lie inside of the pictures.
namespace descent::simd {

// Of the positions first … first + count - 1, through all samples.
inline void places_of_positions(const SlidingWindow& w, std::size_t first, std::size_t count,
                                std::size_t* places) {
  std::size_t x = first % w.out_width, y = first / w.out_width % w.out_height;
  const std::size_t sample = first / w.positions() * w.picture_size();
  const std::size_t step = w.stride_x * w.channels;
  const std::size_t line = w.stride_y * w.width * w.channels;
  std::size_t of_sample = sample, of_line = sample + y * line;
  for (std::size_t i = 0; i < count; ++i) {
    places[i] = of_line + x * step;
    if (++x < w.out_width) continue;
    x = 0;
    of_line += line;
    if (++y < w.out_height) continue;
    y = 0;
    of_line = of_sample += w.picture_size();
  }
}

// Of the numbers first … first + count - 1 of a patch.
inline void places_in_window(const SlidingWindow& w, std::size_t first, std::size_t count,
                             std::size_t* places) {
  const std::size_t run = w.window_width * w.channels, line = w.width * w.channels;
  std::size_t of_line = first / run * line, in_run = first % run;
  for (std::size_t i = 0; i < count; ++i) {
    places[i] = of_line + in_run;
    if (++in_run < run) continue;
    in_run = 0;
    of_line += line;
  }
}

// The same as runs of numbers side by side: returns how many runs there are, at most as many as
// there are numbers.
inline std::size_t runs_in_window(const SlidingWindow& w, std::size_t first, std::size_t count,
                                  Run* runs) {
  const std::size_t whole = w.window_width * w.channels, line = w.width * w.channels;
  std::size_t found = 0;
  for (std::size_t i = first; i < first + count; i += runs[found++].length) {
    runs[found] = {i / whole * line + i % whole, std::min(whole - i % whole, first + count - i)};
  }
  return found;
}

}  // namespace descent::simd
