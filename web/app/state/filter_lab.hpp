#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/shape.hpp"
#include "engine/layers/picture_window.hpp"
#include "engine/model/sequential.hpp"

// The filter that one edits by hand on the page Filter lab, and how it goes over an image.
namespace descent {

enum class LabPooling { none, max, average };

struct FilterLab {
  static constexpr std::size_t most_side = 5, most_stride = 4;
  static constexpr float most_weight = 1000;

  std::size_t side = 3;                                         // 3 or 5
  std::array<float, most_side * most_side> values = {-1, 0, 1,  // of vertical edges
                                                     -2, 0, 2, -1, 0, 1};
  float bias = 0;
  std::size_t stride = 1;
  Padding padding = Padding::valid;
  bool relu = false;
  LabPooling pooling = LabPooling::none;  // 2 × 2, behind it

  // side × side numbers, row by row.
  std::span<const float> kernel() const { return std::span(values).first(side * side); }
  bool operator==(const FilterLab&) const = default;
};

// The kernel's numbers within ±most_weight, and 0 behind them; everything else as it may be.
FilterLab checked(FilterLab lab);

// The same kernel with another side: put into the middle of zeros, or its middle cut out.
FilterLab with_side(FilterLab lab, std::size_t side);

// Kernels that are well known, and the course's own.
struct FilterPreset {
  const char* id;
  const char* title;
  const char* hint;
  std::size_t side;
  std::array<float, FilterLab::most_side * FilterLab::most_side> values;
};
std::span<const FilterPreset> filter_presets();
// Which one the kernel is.
std::optional<std::size_t> filter_preset_of(const FilterLab& lab);
FilterLab with_preset(FilterLab lab, const FilterPreset& preset);

// The lab as a model of the engine: a Conv2D of one filter, and the pooling layer behind it. An
// Error where the picture is too small for it.
Sequential lab_model(const FilterLab& lab, const Shape& input);

}  // namespace descent
