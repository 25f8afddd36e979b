#include "engine/inspect/logit_gradient.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <functional>

#include "engine/core/error.hpp"
#include "tests/model/double_model.hpp"
#include "tests/model/fixed_augmentation.hpp"
#include "tests/model/gradient_check.hpp"

using namespace descent;
using Catch::Matchers::WithinAbs;

namespace {

struct Case {
  std::string name;
  Shape input;
  std::vector<Layer> layers;
};

// BatchNormalization's moving mean and variance are not those of a batch.
Sequential made(const Case& one) {
  Sequential model(one.input, one.layers, 7);
  Random random(3);
  for (std::size_t i = 0; i < model.layers().size(); ++i) {
    Tensor* mean = model.parameters()[i].find("moving_mean");
    Tensor* variance = model.parameters()[i].find("moving_variance");
    if (!mean) continue;
    for (float& value : *mean) value = random.uniform(-0.5f, 0.5f);
    for (float& value : *variance) value = random.uniform(0.2f, 2);
  }
  return model;
}

std::vector<Case> cases() {
  constexpr auto tanh = Activation::tanh, relu = Activation::relu, elu = Activation::elu;
  const Conv2D conv{3, {3, 3}};
  Conv2D strided{4, {3, 2}};
  strided.strides = {2, 1};
  strided.padding = Padding::same;
  strided.activation = Activation::sin;
  Conv2D last = conv;
  last.activation = tanh;
  BatchNormalization normal;
  normal.gamma_initializer = RandomUniform{0.5f, 1.5f};
  normal.beta_initializer = RandomUniform{-0.5f, 0.5f};
  BatchNormalization plain;
  plain.center = plain.scale = false;
  const Dense softmax{4, Activation::softmax};
  const ActivationLayer curve{tanh};
  std::vector<Case> all = {
      {"dense", {5}, {Dense{6, tanh}, Dense{5, elu}, softmax}},
      {"one number", {3}, {Dense{4, Activation::leaky_relu}, Dense{1, Activation::sigmoid}}},
      {"no parameter at all", {4}, {ActivationLayer{tanh}}},
      {"convolution", {8, 7}, {conv, ActivationLayer{relu}, Flatten{}, softmax}},
      {"strides and padding", {7, 8, 2}, {strided, Flatten{}, softmax}},
      {"largest", {8, 8, 2}, {conv, MaxPooling2D{}, Flatten{}, softmax}},
      {"overlapping means", {9, 9}, {AveragePooling2D{{3, 3}, {2, 2}}, conv, Flatten{}, softmax}},
      {"normalized", {6, 6}, {conv, normal, curve, Flatten{}, normal, softmax}},
      {"normalized first, and plainly", {5, 6, 2}, {plain, conv, Flatten{}, softmax}},
      {"global mean", {8, 7}, {conv, curve, GlobalAveragePooling2D{}, softmax}},
      {"dropout", {6, 6}, {Dropout{0.3f}, conv, Flatten{}, Dropout{0.9f}, softmax}},
      {"softmax apart", {5}, {Dense{6, tanh}, Dense{4}, ActivationLayer{Activation::softmax}}},
      {"an activation at the end of a picture", {4, 4}, {last}},
  };
  for (const Layer& augmenting : {Layer{tests::moved(0.3f, 0.2f)}, Layer{tests::turned(0.1f)},
                                  Layer{tests::zoomed(0.4f, 0.3f)}, Layer{RandomFlip{}}}) {
    all.push_back({std::string(layer_name(augmenting)),
                   {6, 6},
                   {augmenting, conv, curve, Flatten{}, softmax}});
  }
  return all;
}

}  // namespace

TEST_CASE("the gradient of a logit by the input agrees with central differences in double") {
  const KernelTable* kernels = GENERATE(from_range(kernel_tables()));
  for (const Case& one : cases()) {
    CAPTURE(kernels->name, one.name);
    const Sequential model = made(one);
    Random random(11);
    const std::vector<float> sample = tests::random_values(element_count(one.input), random);
    LogitGradient looked(model, *kernels, sample);
    const tests::DoubleModel exact(model);
    std::vector<double> x(sample.begin(), sample.end());
    const std::vector<double> logits = exact.logits(x);
    REQUIRE(looked.logits().size() == logits.size());
    const std::size_t output = logits.size() - 1;
    CHECK_THAT(looked.logits()[output], WithinAbs(logits[output], 1e-5));
    const std::vector<float> gradient = looked.of_class(output);
    REQUIRE(gradient.size() == x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
      constexpr double h = 1e-6;
      const double before = x[i];
      x[i] = before + h;
      const double above = exact.logits(x)[output];
      x[i] = before - h;
      const double below = exact.logits(x)[output];
      x[i] = before;
      // As for the parameters' gradients: sums of some dozen terms of order 1.
      CHECK_THAT(gradient[i], WithinAbs((above - below) / (2 * h), 2e-5));
    }
    CHECK(std::ranges::any_of(gradient, [](float value) { return value != 0; }));
    // What is asked for does not hang on what was asked for before.
    looked.of_class(0);
    CHECK(looked.of_class(output) == gradient);
  }
}

TEST_CASE("the outputs beside the gradient are those of a prediction, bit for bit") {
  for (const Case& one : cases()) {
    CAPTURE(one.name);
    const Sequential model = made(one);
    Random random(5);
    const std::vector<float> sample = tests::random_values(element_count(one.input), random);
    const LogitGradient looked(model, default_kernels(), sample);
    Cache cache = model.make_cache(1, Mode::inference);
    const float* outputs = model.predict(default_kernels(), sample.data(), 1, cache);
    CHECK(std::equal(looked.outputs().begin(), looked.outputs().end(), outputs));
  }
}

TEST_CASE("the margin's gradient points as that of the log probability, even of a certain answer") {
  const Sequential model({5}, {Dense{6, Activation::tanh}, Dense{4, Activation::softmax}}, 2);
  const std::vector<float> sample = {0.3f, -0.2f, 0.9f, 0.1f, -0.7f};
  LogitGradient looked(model, default_kernels(), sample);
  const std::vector<float>& p = looked.outputs();
  // ∂ log p₂ / ∂ logit k = [k = 2] − p_k, which is 1 − p₂ times the margin's.
  std::vector<float> weights = {-p[0], -p[1], 1 - p[2], -p[3]};
  const std::vector<float> logarithm = looked.of(weights), margin = looked.of_margin(2);
  for (std::size_t i = 0; i < sample.size(); ++i) {
    CHECK_THAT(margin[i] * (1 - p[2]), WithinAbs(logarithm[i], 1e-6));
  }

  Sequential certain = model;
  for (float& value : *certain.parameters()[1].find("kernel")) value *= 1000;
  LogitGradient sure(certain, default_kernels(), sample);
  const auto answer =
      static_cast<std::size_t>(std::ranges::max_element(sure.outputs()) - sure.outputs().begin());
  REQUIRE(sure.outputs()[answer] == 1);
  const std::vector<float> kept = sure.of_margin(answer);
  CHECK(std::ranges::all_of(kept, [](float value) { return std::isfinite(value) && value != 0; }));
}

TEST_CASE("a cache to look back takes no memory for gradients of parameters") {
  const Sequential model({28, 28}, {Flatten{}, Dense{512, Activation::relu}, Dense{10}}, 1);
  const std::size_t one_kernel = 28 * 28 * 512 * sizeof(float);
  CHECK(model.cache_bytes(1, Mode::training) > one_kernel);
  CHECK(model.cache_bytes(1, Mode::looking_back) < one_kernel / 50);
}

TEST_CASE("a sample of another size is refused in a sentence") {
  const Sequential model({3}, {Dense{2}}, 1);
  CHECK_THROWS_MATCHES(LogitGradient(model, default_kernels(), {1, 2}), Error,
                       Catch::Matchers::Message("A sample of this model has 3 numbers, not 2: give "
                                                "all numbers of one sample."));
}
