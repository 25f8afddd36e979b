#include "engine/data/digit_image.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace descent {
namespace {

constexpr float palest_ink = 0.1f;
constexpr float longest_side = 20;
// MNIST's images have their centre of mass at the middle of the pixel in row 14 and column 14
// (both counted from 0), half a pixel right of and below the middle of the picture.
constexpr float middle = 14;

struct Bounds {
  std::size_t left, top, right, bottom;  // right and bottom are one past the last
  bool empty() const { return right <= left; }
};

Bounds ink_bounds(std::span<const float> grey, std::size_t width, std::size_t height) {
  Bounds bounds = {width, height, 0, 0};
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      if (!(grey[y * width + x] > palest_ink)) continue;
      bounds.left = std::min(bounds.left, x);
      bounds.right = std::max(bounds.right, x + 1);
      bounds.top = std::min(bounds.top, y);
      bounds.bottom = y + 1;
    }
  }
  return bounds;
}

// How much of the source pixels begin, begin + 1, … one target pixel covers.
struct Coverage {
  std::size_t begin = 0;
  std::vector<float> shares;
};

// The target pixels along one direction: as few as hold the source's [first, last), which is put
// into their middle. `scale` source pixels make one target pixel.
std::vector<Coverage> cover(std::size_t first, std::size_t last, float scale) {
  const auto low_end = static_cast<float>(first), high_end = static_cast<float>(last);
  const float count = std::ceil((high_end - low_end) / scale - 1e-3f);
  const float start = (low_end + high_end - count * scale) / 2;
  std::vector<Coverage> coverages(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < coverages.size(); ++i) {
    const float low = std::max(start + static_cast<float>(i) * scale, low_end);
    const float high = std::min(start + static_cast<float>(i + 1) * scale, high_end);
    coverages[i].begin = static_cast<std::size_t>(low);
    for (std::size_t s = coverages[i].begin; static_cast<float>(s) < high; ++s) {
      const float covered =
          std::min(high, static_cast<float>(s + 1)) - std::max(low, static_cast<float>(s));
      coverages[i].shares.push_back(covered / scale);
    }
  }
  return coverages;
}

// A scaled picture, at most 20×20.
struct Scaled {
  std::size_t width, height;
  std::vector<float> grey;
};

float mean_under(std::span<const float> grey, std::size_t width, const Coverage& row,
                 const Coverage& column) {
  float sum = 0;
  for (std::size_t j = 0; j < row.shares.size(); ++j) {
    const float* source = &grey[(row.begin + j) * width + column.begin];
    float row_sum = 0;
    for (std::size_t i = 0; i < column.shares.size(); ++i) row_sum += column.shares[i] * source[i];
    sum += row.shares[j] * row_sum;
  }
  return std::min(sum, 1.0f);
}

Scaled scale_ink(std::span<const float> grey, std::size_t width, const Bounds& bounds) {
  const std::size_t longest = std::max(bounds.right - bounds.left, bounds.bottom - bounds.top);
  const float scale = static_cast<float>(longest) / longest_side;
  const std::vector<Coverage> columns = cover(bounds.left, bounds.right, scale);
  const std::vector<Coverage> rows = cover(bounds.top, bounds.bottom, scale);
  Scaled scaled = {columns.size(), rows.size(), {}};
  for (const Coverage& row : rows) {
    for (const Coverage& column : columns) {
      scaled.grey.push_back(mean_under(grey, width, row, column));
    }
  }
  return scaled;
}

// At which pixel a picture of this extent begins, for its centre of mass to lie at the middle.
std::size_t begin_for(float centre_of_mass, std::size_t extent) {
  const float begin = std::floor(middle - centre_of_mass + 0.5f);
  return static_cast<std::size_t>(std::clamp(begin, 0.0f, static_cast<float>(digit_side - extent)));
}

}  // namespace

DigitImage digit_image(std::span<const float> grey, std::size_t width, std::size_t height) {
  DigitImage image = {};
  const Bounds bounds = ink_bounds(grey, width, height);
  if (bounds.empty()) return image;
  const Scaled scaled = scale_ink(grey, width, bounds);

  float mass = 0, mass_x = 0, mass_y = 0;
  for (std::size_t y = 0; y < scaled.height; ++y) {
    for (std::size_t x = 0; x < scaled.width; ++x) {
      const float ink = scaled.grey[y * scaled.width + x];
      mass += ink;
      mass_x += ink * static_cast<float>(x);
      mass_y += ink * static_cast<float>(y);
    }
  }
  const std::size_t left = begin_for(mass_x / mass, scaled.width);
  const std::size_t top = begin_for(mass_y / mass, scaled.height);
  for (std::size_t y = 0; y < scaled.height; ++y) {
    std::copy_n(&scaled.grey[y * scaled.width], scaled.width,
                &image[(top + y) * digit_side + left]);
  }
  return image;
}

}  // namespace descent
