#include "engine/inspect/feature_maps.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>

#include "engine/core/error.hpp"
#include "engine/kernels/reference/reference_kernels.hpp"
#include "tests/inspect/random_sample.hpp"

using namespace descent;
using tests::random_sample;

namespace {

// All kinds of layers, those without an output of their own too.
Sequential picture_model() {
  Conv2D conv;
  conv.filters = 3;
  conv.kernel_size = {3, 3};
  conv.padding = Padding::same;
  return {
      {8, 7},
      {conv, BatchNormalization{}, ActivationLayer{Activation::relu}, MaxPooling2D{}, Dropout{0.5f},
       AveragePooling2D{{2, 2}, {1, 1}, Padding::same}, Flatten{}, Dense{5, Activation::tanh},
       ActivationLayer{Activation::linear}, Dropout{0.9f}, Dense{4, Activation::softmax}},
      7};
}

// The model's first layers, with its weights.
Sequential beginning(const Sequential& model, std::size_t layers) {
  const auto last = static_cast<std::ptrdiff_t>(layers);
  Sequential first(model.input_shape(), {model.layers().begin(), model.layers().begin() + last}, 1);
  first.set_parameters({model.parameters().begin(), model.parameters().begin() + last});
  return first;
}

}  // namespace

TEST_CASE("feature maps are what the model's beginnings predict, bit for bit") {
  const Sequential model = picture_model();
  const std::vector<float> sample = random_sample(8 * 7);
  for (const KernelTable* kernels : {&reference_kernels(), &default_kernels()}) {
    const std::vector<Tensor> maps = feature_maps(model, *kernels, sample);
    REQUIRE(maps.size() == model.layers().size());
    for (std::size_t layer = 0; layer < maps.size(); ++layer) {
      const Sequential first = beginning(model, layer + 1);
      Cache cache = first.make_cache(1, Mode::inference);
      const float* output = first.predict(*kernels, sample.data(), 1, cache);
      INFO("layer " << layer);
      CHECK(maps[layer].shape() == model.layer_output_shape(layer));
      CHECK(std::equal(maps[layer].begin(), maps[layer].end(), output));
      CHECK(std::any_of(maps[layer].begin(), maps[layer].end(), [](float x) { return x != 0; }));
    }
  }
}

TEST_CASE("feature maps want all numbers of one sample") {
  const Sequential model = picture_model();
  for (const std::size_t count : {std::size_t{0}, std::size_t{55}, std::size_t{112}}) {
    const std::vector<float> sample(count);
    CHECK_THROWS_MATCHES(
        feature_maps(model, default_kernels(), sample), Error,
        Catch::Matchers::Message("A sample of this model has 56 numbers, not " +
                                 std::to_string(count) + ": give all numbers of one sample."));
  }
}
