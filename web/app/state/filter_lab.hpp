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

// In which scale the lab shows what an image is made of, and with it products, sums and the bias.
enum class LabScale { inputs, bytes };  // 0 … 1 as a network takes them, 0 … 255 as in files
inline constexpr std::array<const char*, 2> lab_scale_ids = {"1", "255"};  // in links
// How many of its units a pixel of 1 is.
constexpr float units_of(LabScale scale) { return scale == LabScale::bytes ? 255.0f : 1.0f; }
// What the lab shows besides its filter.
struct LabShows {
  LabScale scale = LabScale::inputs;
  bool example = false;  // the course's, in place of the image that is chosen
  bool operator==(const LabShows&) const = default;
};

// The neighbourhood that the course works out by hand: grey values of 0 to 255, row by row.
inline constexpr std::size_t course_side = 3;
inline constexpr std::array<float, course_side * course_side> course_neighbourhood = {
    0, 64, 128, 48, 192, 144, 42, 226, 168};
// The course's filter as it goes over that: nothing added, nothing behind it.
FilterLab course_lab();

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

// The lab as a model of the engine: a Conv2D of one filter, and the pooling layer behind it, for
// pictures in that scale. An Error where the picture is too small for it.
Sequential lab_model(const FilterLab& lab, const Shape& input, LabScale scale = LabScale::inputs);
// Grey values of 0 … 1 in that scale.
std::vector<float> in_scale(std::vector<float> pixels, LabScale scale);

}  // namespace descent
