// Layers whose setting `trainable` is false.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <string>

#include "tests/model/gradient_check.hpp"

using namespace descent;
using tests::GradientCase;
using tests::random_values;

namespace {

template <typename Settings>
Settings frozen(Settings layer) {
  layer.trainable = false;
  return layer;
}

Conv2D tanh_conv() { return {3, {3, 3}, {1, 1}, Padding::same, Activation::tanh}; }

// With moving numbers that are not those of any batch.
BatchNormalization moved_normalization() {
  BatchNormalization layer;
  layer.gamma_initializer = RandomUniform{0.5f, 1.5f};
  layer.moving_mean_initializer = RandomUniform{-0.5f, 0.5f};
  layer.moving_variance_initializer = RandomUniform{0.5f, 2.0f};
  return layer;
}

std::vector<GradientCase> frozen_cases() {
  const Dense dense{5, Activation::tanh};
  Dense regular = frozen(dense);
  regular.kernel_regularizer = {0.01f, 0.02f};
  return {
      {"dense first", {4}, {frozen(dense), dense, Dense{3}}},
      {"dense between", {4}, {dense, frozen(dense), Dense{3}}},
      {"dense last", {4}, {dense, dense, frozen(Dense{3})}},
      {"regularized", {4}, {dense, regular, Dense{3}}},
      {"all", {4}, {frozen(dense), frozen(Dense{3})}},
      {"conv first", {6, 5}, {frozen(tanh_conv()), tanh_conv(), Flatten{}, Dense{3}}},
      {"conv between", {6, 5}, {tanh_conv(), frozen(tanh_conv()), Flatten{}, Dense{3}}},
      {"normalization first", {4}, {frozen(moved_normalization()), dense, Dense{3}}},
      {"normalization between", {4}, {dense, frozen(moved_normalization()), Dense{3}}},
      {"normalization of pictures",
       {6, 5},
       {tanh_conv(), frozen(moved_normalization()), Flatten{}, Dense{3}}},
  };
}

}  // namespace

TEST_CASE("the gradient passes through frozen layers as through others", "[frozen]") {
  const KernelTable* kernels = GENERATE(from_range(kernel_tables()));
  const GradientCase one = GENERATE(from_range(frozen_cases()));
  CAPTURE(kernels->name, one.name);
  tests::check_gradients(*kernels, Loss::mean_squared_error, one.input, one.layers);
}

TEST_CASE("the summary counts frozen parameters as Keras does", "[frozen]") {
  const Sequential model({2}, {frozen(Dense{3}), frozen(BatchNormalization{}), Dense{1}}, 1);
  CHECK(model.parameter_count() == 9 + 12 + 4);
  CHECK(model.trainable_count() == 4);
  CHECK(model.summary().ends_with(
      "Total params: 25\nTrainable params: 4\nNon-trainable params: 21\n"));
}

TEST_CASE("frozen layers begin with the weights that they would begin with", "[frozen]") {
  const Sequential plain({4}, {Dense{5}, Dense{3}}, 9);
  const Sequential model({4}, {frozen(Dense{5}), Dense{3}}, 9);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(model.parameters()[i].kernel() == plain.parameters()[i].kernel());
  }
}

TEST_CASE("training is cheaper by the gradients that nobody needs", "[frozen]") {
  const auto flop = [](std::vector<Layer> layers) {
    return Sequential({4}, std::move(layers), 1).training_flop();
  };
  const Dense dense{5};  // 20, 25, 25 products
  CHECK(flop({dense, dense, dense}) == 2 * (2 * 20 + 3 * 25 + 3 * 25));
  CHECK(flop({frozen(dense), dense, dense}) == 2 * (20 + 2 * 25 + 3 * 25));
  CHECK(flop({dense, frozen(dense), dense}) == 2 * (2 * 20 + 2 * 25 + 3 * 25));
  CHECK(flop({frozen(dense), frozen(dense), frozen(dense)}) == 2 * (20 + 25 + 25));
}

TEST_CASE("a frozen normalization trains as it predicts", "[frozen]") {
  constexpr std::size_t rows = 7;
  Random random(3);
  const std::vector<float> x = random_values(rows * 4, random);
  for (const KernelTable* kernels : kernel_tables()) {
    Sequential model({4}, {frozen(moved_normalization())}, 2);
    const Parameters before = model.parameters();
    Cache training = model.make_cache(rows, Mode::training);
    Cache inference = model.make_cache(rows, Mode::inference);
    const float* y = model.forward(*kernels, x.data(), rows, training);
    const float* expected = model.predict(*kernels, x.data(), rows, inference);
    CHECK(std::vector<float>(y, y + rows * 4) == std::vector<float>(expected, expected + rows * 4));
    model.end_batch(training);
    for (std::size_t k = 0; k < 4; ++k) CHECK(model.parameters()[0][k] == before[0][k]);
  }
}
