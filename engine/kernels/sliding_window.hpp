#pragma once

#include <algorithm>
#include <cstddef>

namespace descent {

// How a window slides over pictures. A picture is height × width × channels numbers, the channels
// of a cell side by side; samples follow one another. A window's place is a position: out_height ×
// out_width of them a picture, counted row by row, and on through the samples.
struct SlidingWindow {
  std::size_t height, width, channels;  // of a picture
  std::size_t window_height, window_width;
  std::size_t stride_y, stride_x;
  std::size_t top, left;  // how far the first window stands out of the picture
  std::size_t out_height, out_width;

  std::size_t positions() const { return out_height * out_width; }
  std::size_t cells() const { return window_height * window_width; }
  std::size_t patch_size() const { return cells() * channels; }
  std::size_t picture_size() const { return height * width * channels; }
};

// The cells begin … end - 1 of a picture, in one dimension.
struct CellRange {
  std::size_t begin, end;

  std::size_t size() const { return end - begin; }
};

// What the window's place number `index` covers of the picture, in one dimension. Every place
// covers at least one cell: neither of Keras's paddings makes others.
inline CellRange covered(std::size_t index, std::size_t stride, std::size_t padding,
                         std::size_t window, std::size_t extent) {
  const std::size_t begin = index * stride, end = begin + window - padding;
  return {begin > padding ? begin - padding : 0, std::min(end, extent)};
}
inline CellRange covered_rows(const SlidingWindow& w, std::size_t y) {
  return covered(y, w.stride_y, w.top, w.window_height, w.height);
}
inline CellRange covered_columns(const SlidingWindow& w, std::size_t x) {
  return covered(x, w.stride_x, w.left, w.window_width, w.width);
}

}  // namespace descent
