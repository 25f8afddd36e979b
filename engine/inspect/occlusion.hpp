#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/inspect/map_numbers.hpp"
#include "engine/model/sequential.hpp"

namespace descent {

struct OcclusionSettings {
  std::size_t size = 5;    // of the square window, in cells; at most the picture's extents
  std::size_t stride = 2;  // from one window to the next
  float baseline = 0;      // what stands in the window instead
  bool operator==(const OcclusionSettings&) const = default;
};

// What of an answer is lost where a window of the picture is covered, window by window. The last
// window of a line ends at the picture's edge, so that every cell is covered by some.
class Occlusion {
 public:
  // `sample`: of that model, a picture of (height, width) or (height, width, channels), whose
  // channels are covered together.
  Occlusion(const Sequential& model, std::vector<float> sample, std::size_t output,
            const OcclusionSettings& settings);

  // Covers some more; returns whether that were all.
  bool advance(const Sequential& model, const KernelTable& kernels);

  std::size_t rows() const { return tops_.size(); }  // of windows
  std::size_t columns() const { return lefts_.size(); }
  std::size_t windows() const { return rows() * columns(); }
  // The window's upper left cell, row by row; its extents.
  std::size_t top(std::size_t window) const { return tops_[window / columns()]; }
  std::size_t left(std::size_t window) const { return lefts_[window % columns()]; }
  std::size_t height() const { return height_; }
  std::size_t width() const { return width_; }

  // The output without a window: as many as have been covered.
  const std::vector<float>& covered() const { return covered_; }
  // For each cell of the picture: how much the output falls, the mean over the windows above it.
  // Negative where it rises. `whole`: the output with nothing covered. When all is covered.
  std::vector<float> drops(float whole) const;

 private:
  MapShape maps_;
  std::vector<float> sample_;
  std::size_t output_, height_, width_;
  float baseline_;
  std::vector<std::size_t> tops_, lefts_;
  std::vector<float> covered_;
};

}  // namespace descent
