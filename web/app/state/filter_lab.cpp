#include "web/app/state/filter_lab.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr float ninth = 1.0f / 9, sixteenth = 1.0f / 16, of_25 = 1.0f / 25, of_256 = 1.0f / 256;

// Binomial numbers, 1 4 6 4 1 both ways: nearly a Gaussian.
constexpr std::array<float, 25> gaussian5 = [] {
  constexpr std::array<float, 5> line = {1, 4, 6, 4, 1};
  std::array<float, 25> values{};
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = line[i / 5] * line[i % 5] * of_256;
  return values;
}();
constexpr std::array<float, 25> box5 = [] {
  std::array<float, 25> values{};
  values.fill(of_25);
  return values;
}();

const std::array<FilterPreset, 16> presets = {{
    {"identity", tr_noop("Identity"), tr_noop("the picture as it is"), 3, {0, 0, 0, 0, 1}},
    {"course",
     tr_noop("The course's filter"),
     tr_noop("a filter of any nine numbers, as the course works it out by hand"),
     3,
     {-1, 0, -2, .5f, 4.5f, -1.5f, 1.5f, 2, -3}},
    {"vertical",
     tr_noop("Vertical edges"),
     tr_noop("bright where it is lighter on the right than on the left"),
     3,
     {-1, 0, 1, -1, 0, 1, -1, 0, 1}},
    {"horizontal",
     tr_noop("Horizontal edges"),
     tr_noop("bright where it is lighter below than above"),
     3,
     {-1, -1, -1, 0, 0, 0, 1, 1, 1}},
    {"diagonal",
     tr_noop("Diagonal edges"),
     tr_noop("bright where it is lighter at the lower right than at the upper left"),
     3,
     {-2, -1, 0, -1, 0, 1, 0, 1, 2}},
    {"antidiagonal",
     tr_noop("Diagonal edges, the other way"),
     tr_noop("bright where it is lighter at the lower left than at the upper right"),
     3,
     {0, -1, -2, 1, 0, -1, 2, 1, 0}},
    {"sobel_x",
     tr_noop("Sobel, across"),
     tr_noop("the slope from left to right, the middle line counting twice"),
     3,
     {-1, 0, 1, -2, 0, 2, -1, 0, 1}},
    {"sobel_y",
     tr_noop("Sobel, down"),
     tr_noop("the slope from above to below, the middle line counting twice"),
     3,
     {-1, -2, -1, 0, 0, 0, 1, 2, 1}},
    {"laplacian",
     tr_noop("Laplacian"),
     tr_noop("a cell against its four neighbours: edges of any direction"),
     3,
     {0, 1, 0, 1, -4, 1, 0, 1, 0}},
    {"sharpen",
     tr_noop("Sharpen"),
     tr_noop("the picture and its edges"),
     3,
     {0, -1, 0, -1, 5, -1, 0, -1, 0}},
    {"blur",
     tr_noop("Blur, box"),
     tr_noop("the mean of nine cells"),
     3,
     {ninth, ninth, ninth, ninth, ninth, ninth, ninth, ninth, ninth}},
    {"gaussian",
     tr_noop("Blur, Gaussian"),
     tr_noop("a mean in which near cells count more"),
     3,
     {sixteenth, 2 * sixteenth, sixteenth, 2 * sixteenth, 4 * sixteenth, 2 * sixteenth, sixteenth,
      2 * sixteenth, sixteenth}},
    {"emboss",
     tr_noop("Emboss"),
     tr_noop("as if light fell on the picture from the upper left"),
     3,
     {-2, -1, 0, -1, 1, 1, 0, 1, 2}},
    {"blur5", tr_noop("Blur, box of 5×5"), tr_noop("the mean of 25 cells"), 5, box5},
    {"gaussian5", tr_noop("Blur, Gaussian of 5×5"),
     tr_noop("a wider mean in which near cells count more"), 5, gaussian5},
    {"laplacian5",
     tr_noop("Laplacian of Gaussian, 5×5"),
     tr_noop("edges of any direction, less troubled by noise"),
     5,
     {0, 0, 1, 0, 0, 0, 1, 2, 1, 0, 1, 2, -16, 2, 1, 0, 1, 2, 1, 0, 0, 0, 1, 0, 0}},
}};

float weight(float value) {
  if (!std::isfinite(value)) return 0;
  return std::clamp(value, -FilterLab::most_weight, FilterLab::most_weight);
}

}  // namespace

FilterLab checked(FilterLab lab) {
  lab.side = lab.side >= FilterLab::most_side ? 5 : 3;
  for (std::size_t i = 0; i < lab.values.size(); ++i) {
    lab.values[i] = i < lab.side * lab.side ? weight(lab.values[i]) : 0;
  }
  lab.bias = weight(lab.bias);
  lab.stride = std::clamp<std::size_t>(lab.stride, 1, FilterLab::most_stride);
  return lab;
}

FilterLab with_side(FilterLab lab, std::size_t side) {
  const FilterLab before = lab;
  lab.side = side;
  lab.values = {};
  const std::size_t common = std::min(side, before.side);
  const std::size_t from = (before.side - common) / 2, to = (side - common) / 2;
  for (std::size_t row = 0; row < common; ++row) {
    for (std::size_t column = 0; column < common; ++column) {
      lab.values[(row + to) * side + column + to] =
          before.values[(row + from) * before.side + column + from];
    }
  }
  return lab;
}

std::span<const FilterPreset> filter_presets() { return presets; }

std::optional<std::size_t> filter_preset_of(const FilterLab& lab) {
  for (std::size_t i = 0; i < presets.size(); ++i) {
    if (with_preset(lab, presets[i]) == lab) return i;
  }
  return {};
}

FilterLab with_preset(FilterLab lab, const FilterPreset& preset) {
  lab.side = preset.side;
  lab.values = preset.values;
  return lab;
}

FilterLab course_lab() {
  const auto course = std::ranges::find_if(
      presets, [](const FilterPreset& preset) { return std::string_view(preset.id) == "course"; });
  return with_preset({}, *course);
}

std::vector<float> in_scale(std::vector<float> pixels, LabScale scale) {
  if (scale == LabScale::inputs) return pixels;
  constexpr float rounding = 1e-4f;  // of what a file's byte became when it was divided by 255
  for (float& pixel : pixels) {
    pixel *= units_of(scale);
    const float whole = std::round(pixel);
    if (std::abs(pixel - whole) < rounding) pixel = whole;
  }
  return pixels;
}

Sequential lab_model(const FilterLab& lab, const Shape& input, LabScale scale) {
  Conv2D conv{1, {lab.side, lab.side}, {lab.stride, lab.stride}, lab.padding};
  if (lab.relu) conv.activation = Activation::relu;
  std::vector<Layer> layers = {conv};
  if (lab.pooling == LabPooling::max) layers.emplace_back(MaxPooling2D{});
  if (lab.pooling == LabPooling::average) layers.emplace_back(AveragePooling2D{});
  Sequential model(input, std::move(layers), 0);
  LayerParameters& own = model.parameters()[0];
  std::ranges::copy(lab.kernel(), own.find("kernel")->data());
  own.find("bias")->data()[0] = lab.bias * units_of(scale);
  return model;
}

}  // namespace descent
