#include "engine/model/sequential.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>

#include "engine/core/error.hpp"
#include "tests/model/gradient_check.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using Catch::Matchers::WithinAbs;
using tests::random_values;

namespace {

Dense dense(std::size_t units, Activation activation, Regularizer regularizer = {}) {
  Dense layer{units, activation};
  layer.bias_initializer = RandomUniform{-0.3f, 0.3f};
  layer.kernel_regularizer = regularizer;
  return layer;
}

struct LossCase {
  std::string name;
  Loss loss;
  std::vector<Layer> layers;
};

std::vector<LossCase> loss_cases() {
  std::vector<LossCase> all;
  for (const Activation activation : all_activations()) {
    all.push_back({"hidden " + std::string(to_string(activation)),
                   Loss::mean_squared_error,
                   {dense(7, activation), dense(5, activation), dense(2, Activation::linear)}});
  }
  all.push_back({"sin as a layer of its own, and last",
                 Loss::mean_squared_error,
                 {dense(6, Activation::linear), ActivationLayer{Activation::sin},
                  dense(2, Activation::sin)}});
  all.push_back({"softmax with cross-entropy",
                 Loss::sparse_categorical_crossentropy,
                 {dense(6, Activation::tanh), dense(4, Activation::softmax)}});
  all.push_back({"softmax as a layer of its own",
                 Loss::sparse_categorical_crossentropy,
                 {dense(6, Activation::tanh), dense(4, Activation::linear),
                  ActivationLayer{Activation::softmax}}});
  all.push_back({"softmax with a squared error",
                 Loss::mean_squared_error,
                 {dense(6, Activation::tanh), dense(4, Activation::softmax)}});
  all.push_back({"sigmoid with binary cross-entropy",
                 Loss::binary_crossentropy,
                 {dense(6, Activation::relu), dense(2, Activation::sigmoid)}});
  all.push_back({"absolute error", Loss::mean_absolute_error, {dense(3, Activation::tanh)}});
  Dense without_bias = dense(5, Activation::tanh);
  without_bias.use_bias = false;
  all.push_back({"activation layers, Flatten, no bias",
                 Loss::mean_squared_error,
                 {Flatten{}, without_bias, ActivationLayer{Activation::sigmoid},
                  ActivationLayer{Activation::linear}, dense(2, Activation::tanh)}});
  all.push_back(
      {"L1 and L2",
       Loss::mean_squared_error,
       {dense(5, Activation::tanh, {0.01f, 0}), dense(2, Activation::tanh, {0.02f, 0.1f})}});
  return all;
}

}  // namespace

TEST_CASE("backward agrees with central differences in double") {
  const KernelTable* kernels = GENERATE(from_range(kernel_tables()));
  const LossCase one = GENERATE(from_range(loss_cases()));
  CAPTURE(kernels->name, one.name);
  tests::check_gradients(*kernels, one.loss, {3}, one.layers);
}

TEST_CASE("gradients of slices add up to those of the batch") {
  const KernelTable& kernels = default_kernels();
  Random random(1);
  Sequential model({3}, {dense(5, Activation::tanh), dense(1, Activation::tanh)}, 5);
  const std::vector<float> x = random_values(8 * 3, random);
  const std::vector<float> targets = random_values(8, random);
  const auto gradients_in_slices = [&](std::size_t slice) {
    Cache cache = model.make_cache(slice, Mode::training);
    for (std::size_t row = 0; row < 8; row += slice) {
      const float* input = &x[row * 3];
      model.forward(kernels, input, slice, cache, random);
      loss_and_gradient(Loss::mean_squared_error, kernels, slice, 1,
                        model.loss_input(Loss::mean_squared_error, cache, input), &targets[row], 8,
                        model.loss_gradient(cache));
      model.backward(kernels, Loss::mean_squared_error, input, slice, cache, row == 0 ? 0 : 1);
    }
    return model.gradients(cache);
  };
  const Parameters whole = gradients_in_slices(8);
  const Parameters sliced = gradients_in_slices(2);
  for (std::size_t i = 0; i < whole[0].kernel().size(); ++i) {
    CHECK_THAT(sliced[0].kernel().data()[i], WithinAbs(whole[0].kernel().data()[i], 1e-6));
  }
}

TEST_CASE("summary reads as Keras's does") {
  const Sequential model({28, 28}, {Flatten{}, Dense{20, Activation::relu}, Dense{10}}, 1);
  CHECK(model.summary() ==
        "Layer (type)        Output Shape   Param #\n"
        "flatten (Flatten)   (None, 784)          0\n"
        "dense (Dense)       (None, 20)      15,700\n"
        "dense_1 (Dense)     (None, 10)         210\n"
        "Total params: 15,910\n");
  CHECK(model.parameter_count() == 15910);
  CHECK(model.multiply_adds() == 784 * 20 + 20 * 10);
  // Nobody needs the first layer's input's gradient.
  CHECK(model.training_flop() == 2 * (2 * 784 * 20 + 3 * 20 * 10));
}

TEST_CASE("impossible models name the layer") {
  CHECK_THROWS_MATCHES(Sequential({28, 28}, {Dense{5}}, 1), Error,
                       MessageMatches(ContainsSubstring("Layer 1 (Dense)")));
  CHECK_THROWS_MATCHES(Sequential({2}, {Dense{5}, Dropout{2}}, 1), Error,
                       MessageMatches(ContainsSubstring("Layer 2 (Dropout)")));
  CHECK_THROWS_AS(Sequential({2}, {}, 1), Error);
}

TEST_CASE("the seed decides the initial weights, and copies are independent") {
  const std::vector<Layer> layers = {Dense{4}, Dense{1}};
  Sequential a({2}, layers, 1);
  const Sequential b = a;
  const Sequential other({2}, layers, 2);
  CHECK(a.parameters()[0].kernel() == b.parameters()[0].kernel());
  CHECK_FALSE(a.parameters()[0].kernel() == other.parameters()[0].kernel());
  a.parameters()[0].kernel()(0, 0) += 1;
  CHECK_FALSE(a.parameters()[0].kernel() == b.parameters()[0].kernel());
}

TEST_CASE("weights of another shape are refused") {
  Sequential model({2}, {Dense{4}, Dense{1}}, 1);
  const Sequential wider({2}, {Dense{5}, Dense{1}}, 1);
  const Sequential shallower({2}, {Dense{1}}, 1);
  CHECK_THROWS_MATCHES(model.set_parameters(wider.parameters()), Error,
                       MessageMatches(ContainsSubstring("Layer 1")));
  CHECK_THROWS_AS(model.set_parameters(shallower.parameters()), Error);
  CHECK_NOTHROW(model.set_parameters(Sequential({2}, {Dense{4}, Dense{1}}, 9).parameters()));
}

TEST_CASE("Dropout drops its share while training, keeps the mean, and rests otherwise") {
  constexpr std::size_t count = 20000;
  const Sequential model({count}, {Dropout{0.3f}}, 1);
  const std::vector<float> ones(count, 1.0f);
  Random random(4);
  Cache training = model.make_cache(1, Mode::training);
  const float* dropped = model.forward(default_kernels(), ones.data(), 1, training, random);
  std::size_t zeros_seen = 0;
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    CHECK((dropped[i] == 0 || std::abs(dropped[i] - 1 / 0.7f) < 1e-6f));
    if (dropped[i] == 0) ++zeros_seen;
    sum += dropped[i];
  }
  // Five standard deviations of a binomial count: 5 · sqrt(n p q) = 324.
  CHECK_THAT(static_cast<double>(zeros_seen), WithinAbs(0.3 * count, 324));
  CHECK_THAT(sum / count, WithinAbs(1, 324.0 / 0.7 / count));

  Cache inference = model.make_cache(1, Mode::inference);
  CHECK(model.predict(default_kernels(), ones.data(), 1, inference) == ones.data());
}

TEST_CASE("Dropout passes back only what it let through") {
  Random random(4);
  Sequential model({2}, {dense(6, Activation::linear), Dropout{0.5f}, dense(1, Activation::linear)},
                   3);
  Cache cache = model.make_cache(1, Mode::training);
  const std::vector<float> x = {1, 2};
  model.forward(default_kernels(), x.data(), 1, cache, random);
  *model.loss_gradient(cache) = 1;
  model.backward(default_kernels(), Loss::mean_squared_error, x.data(), 1, cache, 0);
  const Parameters gradients = model.gradients(cache);
  for (std::size_t unit = 0; unit < 6; ++unit) {
    const float mask = cache.layers[1].own[0][unit];
    CHECK((mask == 0 || mask == 2));
    CHECK_THAT(gradients[0].bias()(unit),
               WithinAbs(mask * model.parameters()[2].kernel()(unit, 0), 1e-6));
  }
}
