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

// A scaled picture, at most 28×28.
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

// What lies in the bounds, `side` pixels along its longer side.
Scaled scale_part(std::span<const float> grey, std::size_t width, const Bounds& bounds,
                  float side) {
  const std::size_t longest = std::max(bounds.right - bounds.left, bounds.bottom - bounds.top);
  const float scale = static_cast<float>(longest) / side;
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

struct Corner {
  std::ptrdiff_t left, top;  // of the scaled picture in the image
};

// Where ink in [first, end) of the scaled picture does not leave the image, and where its centre of
// mass lies at the middle.
std::ptrdiff_t begin_for(float centre_of_mass, std::size_t first, std::size_t end) {
  const float begin = std::floor(middle - centre_of_mass + 0.5f);
  const auto last = static_cast<float>(digit_side) - static_cast<float>(end);
  return static_cast<std::ptrdiff_t>(std::clamp(begin, -static_cast<float>(first), last));
}

Corner centre_of_mass_in_the_middle(const Scaled& scaled) {
  float mass = 0, mass_x = 0, mass_y = 0;
  Bounds ink = {scaled.width, scaled.height, 0, 0};
  for (std::size_t y = 0; y < scaled.height; ++y) {
    for (std::size_t x = 0; x < scaled.width; ++x) {
      const float here = scaled.grey[y * scaled.width + x];
      if (!(here > 0)) continue;
      mass += here;
      mass_x += here * static_cast<float>(x);
      mass_y += here * static_cast<float>(y);
      ink = {std::min(ink.left, x), std::min(ink.top, y), std::max(ink.right, x + 1), y + 1};
    }
  }
  return {begin_for(mass_x / mass, ink.left, ink.right),
          begin_for(mass_y / mass, ink.top, ink.bottom)};
}

Corner in_the_middle(const Scaled& scaled) {
  return {static_cast<std::ptrdiff_t>((digit_side - scaled.width) / 2),
          static_cast<std::ptrdiff_t>((digit_side - scaled.height) / 2)};
}

}  // namespace

DigitImage digit_image(std::span<const float> grey, std::size_t width, std::size_t height,
                       const DigitPreparation& preparation) {
  DigitImage image = {};
  const Bounds ink = ink_bounds(grey, width, height);
  if (ink.empty()) return image;
  const Scaled scaled = preparation.fit
                            ? scale_part(grey, width, ink, longest_side)
                            : scale_part(grey, width, {0, 0, width, height}, digit_side);
  const Corner place =
      preparation.centre ? centre_of_mass_in_the_middle(scaled) : in_the_middle(scaled);
  constexpr auto side = static_cast<std::ptrdiff_t>(digit_side);
  for (std::size_t i = 0; i < scaled.grey.size(); ++i) {
    const auto row = place.top + static_cast<std::ptrdiff_t>(i / scaled.width);
    const auto column = place.left + static_cast<std::ptrdiff_t>(i % scaled.width);
    if (row < 0 || row >= side || column < 0 || column >= side) continue;  // paper
    image[static_cast<std::size_t>(row * side + column)] = scaled.grey[i];
  }
  return image;
}

}  // namespace descent
