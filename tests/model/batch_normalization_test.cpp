#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "tests/model/gradient_check.hpp"

using namespace descent;
using Catch::Matchers::WithinAbs;
using tests::GradientCase;
using tests::random_values;

namespace {

// Settings with which every term of the gradients counts.
BatchNormalization learnt_normalization() {
  BatchNormalization layer;
  layer.beta_initializer = RandomUniform{-0.5f, 0.5f};
  layer.gamma_initializer = RandomUniform{0.5f, 1.5f};
  return layer;
}

Conv2D linear_conv(std::size_t filters, bool use_bias = false) {
  Conv2D layer{filters, {3, 3}};
  layer.use_bias = use_bias;
  return layer;
}

std::vector<GradientCase> normalization_cases() {
  BatchNormalization plain, no_gamma = learnt_normalization(), no_beta = learnt_normalization(),
                            regular;
  plain.center = plain.scale = false;
  no_gamma.scale = false;
  no_beta.center = false;
  regular = learnt_normalization();
  regular.beta_regularizer = {0.01f, 0.02f};
  regular.gamma_regularizer = {0.03f, 0.01f};
  const Dense dense{7, Activation::linear, false};
  const ActivationLayer tanh{Activation::tanh};
  return {
      {"between dense layers", {4}, {dense, learnt_normalization(), tanh, Dense{3}}},
      {"first and last", {5}, {learnt_normalization(), Dense{3}, learnt_normalization()}},
      {"without gamma", {4}, {dense, no_gamma, tanh, Dense{3}}},
      {"without beta", {4}, {dense, no_beta, tanh, Dense{3}}},
      {"nothing learnt of its own", {4}, {dense, plain, tanh, Dense{3}}},
      {"regularized", {4}, {dense, regular, tanh, Dense{3}}},
      {"pictures", {6, 5, 2}, {linear_conv(5), learnt_normalization(), tanh, Flatten{}, Dense{3}}},
      {"grey pictures, their columns first", {5, 4}, {learnt_normalization(), Flatten{}, Dense{3}}},
      {"pooled",
       {7, 7},
       {linear_conv(3), learnt_normalization(), AveragePooling2D{}, Flatten{}, Dense{3}}},
  };
}

// A layer alone, 300 rows of three features that lie far apart.
struct Alone {
  static constexpr std::size_t rows = 300, features = 3;
  Sequential model{{features}, {learnt_normalization()}, 7};
  std::vector<float> x;

  Alone() {
    Random random(3);
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t c = 0; c < features; ++c) {
        x.push_back(random.normal() * static_cast<float>(c + 1) + 10 * static_cast<float>(c));
      }
    }
  }
  double mean(std::size_t c) const {
    double sum = 0;
    for (std::size_t r = 0; r < rows; ++r) sum += x[r * features + c];
    return sum / rows;
  }
  double variance(std::size_t c) const {
    double sum = 0;
    for (std::size_t r = 0; r < rows; ++r) sum += std::pow(x[r * features + c] - mean(c), 2);
    return sum / rows;
  }
  double expected(std::size_t row, std::size_t c, double mean_, double variance_) const {
    const LayerParameters& own = model.parameters()[0];
    return own.find("gamma")->data()[c] * (x[row * features + c] - mean_) /
               std::sqrt(variance_ + 1e-3) +
           own.find("beta")->data()[c];
  }
};

}  // namespace

TEST_CASE("backward of batch normalization agrees with central differences in double") {
  const KernelTable* kernels = GENERATE(from_range(kernel_tables()));
  const GradientCase one = GENERATE(from_range(normalization_cases()));
  CAPTURE(kernels->name, one.name);
  tests::check_gradients(*kernels, Loss::mean_squared_error, one.input, one.layers);
}

TEST_CASE("its parameters are Keras's, in Keras's order") {
  const ParameterList list = parameter_list(BatchNormalization{}, {6, 5, 4});
  REQUIRE(list.size() == 4);
  const char* names[] = {"gamma", "beta", "moving_mean", "moving_variance"};
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(list[i].name == names[i]);
    CHECK(list[i].shape == Shape{4});
    CHECK(list[i].trainable == (i < 2));
  }
  const Sequential model({2}, {Dense{3}, BatchNormalization{}}, 1);
  CHECK(model.parameter_count() == 9 + 12);
  CHECK(model.trainable_count() == 9 + 6);
  CHECK(model.summary() ==
        "Layer (type)                               Output Shape   Param #\n"
        "dense (Dense)                              (None, 3)            9\n"
        "batch_normalization (BatchNormalization)   (None, 3)           12\n"
        "Total params: 21\n"
        "Trainable params: 15\n"
        "Non-trainable params: 6\n");
}

TEST_CASE("training takes the batch's mean and variance, and draws the moving ones after it") {
  for (const KernelTable* kernels : kernel_tables()) {
    CAPTURE(kernels->name);
    Alone alone;
    Cache cache = alone.model.make_cache(Alone::rows, Mode::training);
    const Parameters before = alone.model.parameters();
    const float* y = alone.model.forward(*kernels, alone.x.data(), Alone::rows, cache);
    for (std::size_t c = 0; c < Alone::features; ++c) {
      for (const std::size_t r : {0, 150, 299}) {
        // Sums of 300 numbers up to 30, divided by deviations of 1 and more.
        CHECK_THAT(y[r * Alone::features + c],
                   WithinAbs(alone.expected(r, c, alone.mean(c), alone.variance(c)), 1e-5));
      }
    }
    CHECK(*alone.model.parameters()[0].find("moving_mean") == *before[0].find("moving_mean"));
    for (int batch = 1; batch <= 2; ++batch) alone.model.end_batch(cache);
    for (std::size_t c = 0; c < Alone::features; ++c) {
      // From 0 and 1, twice a hundredth of the way.
      CHECK_THAT(alone.model.parameters()[0].find("moving_mean")->data()[c],
                 WithinAbs(alone.mean(c) * (1 - 0.99 * 0.99), 1e-6));
      CHECK_THAT(alone.model.parameters()[0].find("moving_variance")->data()[c],
                 WithinAbs(0.9801 + alone.variance(c) * (1 - 0.9801), 1e-5));
    }
  }
}

TEST_CASE("predictions take the moving mean and variance, each sample by itself") {
  for (const KernelTable* kernels : kernel_tables()) {
    Alone alone;
    const std::vector<float> mean = {1, 9, 21}, variance = {2, 3, 4};
    LayerParameters& own = alone.model.parameters()[0];
    std::copy(mean.begin(), mean.end(), own.find("moving_mean")->data());
    std::copy(variance.begin(), variance.end(), own.find("moving_variance")->data());
    Cache cache = alone.model.make_cache(Alone::rows, Mode::inference);
    const float* y = alone.model.predict(*kernels, alone.x.data(), Alone::rows, cache);
    const std::vector<float> all(y, y + Alone::rows * Alone::features);
    for (std::size_t c = 0; c < Alone::features; ++c) {
      CHECK_THAT(all[30 + c], WithinAbs(alone.expected(10, c, mean[c], variance[c]), 1e-5));
    }
    const float* one = alone.model.predict(*kernels, alone.x.data() + 30, 1, cache);
    CHECK(std::vector<float>(one, one + 3) == std::vector<float>(&all[30], &all[33]));
  }
}

TEST_CASE("a batch of one sample comes out as beta") {
  Alone alone;
  Cache cache = alone.model.make_cache(1, Mode::training);
  const float* y = alone.model.forward(default_kernels(), alone.x.data(), 1, cache);
  const Tensor& beta = *alone.model.parameters()[0].find("beta");
  for (std::size_t c = 0; c < Alone::features; ++c) CHECK(y[c] == beta.data()[c]);
}
