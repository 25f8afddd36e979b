#include "engine/layers/padded_pictures.hpp"

#include <algorithm>

namespace descent {
namespace {

// How much of a picture, in one dimension, all places of a window cover.
std::size_t inside(std::size_t extent, std::size_t padded, std::size_t before) {
  return std::min(extent, padded - before);
}

}  // namespace

SlidingWindow over_padded_pictures(const SlidingWindow& window) {
  SlidingWindow padded = window;
  padded.height = (window.out_height - 1) * window.stride_y + window.window_height;
  padded.width = (window.out_width - 1) * window.stride_x + window.window_width;
  padded.top = padded.left = 0;
  return padded;
}

bool needs_padding(const SlidingWindow& window) {
  const SlidingWindow padded = over_padded_pictures(window);
  return padded.height > window.height || padded.width > window.width;
}

void pad_pictures(const SlidingWindow& window, std::size_t samples, const float* x, float* padded) {
  const SlidingWindow to = over_padded_pictures(window);
  const std::size_t lines = inside(window.height, to.height, window.top);
  const std::size_t line = window.width * window.channels, padded_line = to.width * to.channels;
  const std::size_t before = window.left * window.channels;
  const std::size_t size = inside(window.width, to.width, window.left) * window.channels;
  for (std::size_t sample = 0; sample < samples; ++sample) {
    float* end = std::fill_n(padded, window.top * padded_line, 0.0f);
    for (std::size_t y = 0; y < lines; ++y) {
      end = std::fill_n(end, before, 0.0f);
      end = std::copy_n(x + y * line, size, end);
      end = std::fill_n(end, padded_line - before - size, 0.0f);
    }
    std::fill(end, padded + to.picture_size(), 0.0f);
    x += window.picture_size();
    padded += to.picture_size();
  }
}

void cut_padding(const SlidingWindow& window, std::size_t samples, const float* padded, float* x) {
  const SlidingWindow from = over_padded_pictures(window);
  const std::size_t lines = inside(window.height, from.height, window.top);
  const std::size_t line = window.width * window.channels, padded_line = from.width * from.channels;
  const std::size_t size = inside(window.width, from.width, window.left) * window.channels;
  for (std::size_t sample = 0; sample < samples; ++sample) {
    const float* inner = padded + window.top * padded_line + window.left * window.channels;
    float* end = x;
    for (std::size_t y = 0; y < lines; ++y) {
      end = std::copy_n(inner + y * padded_line, size, end);
      end = std::fill_n(end, line - size, 0.0f);
    }
    x = std::fill_n(end, (window.height - lines) * line, 0.0f);
    padded += from.picture_size();
  }
}

}  // namespace descent
