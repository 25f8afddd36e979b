#include "engine/inspect/receptive_field.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "engine/inspect/feature_maps.hpp"
#include "tests/model/gradient_check.hpp"

using namespace descent;

TEST_CASE("the field of an output grows through windows, strides and paddings") {
  Conv2D padded{2, {3, 3}};
  padded.padding = Padding::same;
  const Sequential model(
      {12, 12},
      {Conv2D{2, {3, 3}}, BatchNormalization{}, MaxPooling2D{}, padded, Flatten{}, Dense{3}}, 1);
  CHECK(receptive_field(model, 0, 4, 5) == ReceptiveField{4, 5, 3, 3});
  CHECK(receptive_field(model, 1, 4, 5) == ReceptiveField{4, 5, 3, 3});
  CHECK(receptive_field(model, 2, 1, 2) == ReceptiveField{2, 4, 4, 4});
  CHECK(receptive_field(model, 3, 0, 1) == ReceptiveField{-2, 0, 8, 8});
  CHECK(receptive_field(model, 4, 0, 3) == ReceptiveField{0, 0, 12, 12});
  CHECK(receptive_field(model, 5, 0, 1) == ReceptiveField{0, 0, 12, 12});
  const Sequential means({9, 7}, {Conv2D{2, {2, 2}}, GlobalAveragePooling2D{}}, 1);
  CHECK(receptive_field(means, 1, 0, 1) == ReceptiveField{0, 0, 9, 7});
}

// What lies outside changes nothing, and something inside does.
TEST_CASE("an output hangs on its field and on nothing else") {
  Conv2D strided{3, {3, 4}};
  strided.strides = {2, 1};
  strided.padding = Padding::same;
  const Shape shape = {13, 11};
  const Sequential model(shape,
                         {strided, AveragePooling2D{{2, 3}, {2, 2}}, Conv2D{2, {2, 2}},
                          ActivationLayer{Activation::tanh}},
                         4);
  Random random(2);
  const std::vector<float> sample = tests::random_values(13 * 11, random);
  const auto maps = feature_maps(model, default_kernels(), sample);
  for (std::size_t layer = 0; layer < maps.size(); ++layer) {
    const Shape& output = model.layer_output_shape(layer);
    const std::size_t row = output[0] / 2, column = output[1] - 1;
    const ReceptiveField field = receptive_field(model, layer, row, column);
    std::size_t changed = 0;
    for (std::size_t cell = 0; cell < sample.size(); ++cell) {
      std::vector<float> other = sample;
      other[cell] += 1;
      const Tensor map = feature_maps(model, default_kernels(), other)[layer];
      const std::size_t at = (row * output[1] + column) * output[2];
      const bool hangs = map.data()[at] != maps[layer].data()[at];
      const auto y = static_cast<std::ptrdiff_t>(cell / 11),
                 x = static_cast<std::ptrdiff_t>(cell % 11);
      const bool inside = y >= field.top && x >= field.left &&
                          y < field.top + static_cast<std::ptrdiff_t>(field.height) &&
                          x < field.left + static_cast<std::ptrdiff_t>(field.width);
      CAPTURE(layer, cell);
      CHECK((inside || !hangs));
      changed += hangs;
    }
    CHECK(changed > 0);
  }
}
