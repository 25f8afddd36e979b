#include "engine/inspect/output_terms.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>

#include "engine/core/error.hpp"
#include "engine/inspect/feature_maps.hpp"
#include "tests/inspect/random_sample.hpp"

using namespace descent;
using Catch::Matchers::Message;
using Catch::Matchers::WithinAbs;
using tests::random_sample;

namespace {

Conv2D biased_conv(std::size_t filters, Size2D size, Size2D strides, Padding padding,
                   Activation activation = Activation::linear) {
  Conv2D layer;
  layer.filters = filters;
  layer.kernel_size = size;
  layer.strides = strides;
  layer.padding = padding;
  layer.activation = activation;
  layer.bias_initializer = RandomUniform{-0.3f, 0.3f};
  return layer;
}

Dense dense(std::size_t units, Activation activation) {
  Dense layer{units, activation};
  layer.bias_initializer = RandomUniform{-0.3f, 0.3f};
  return layer;
}

// Every term is the product that it names, and their sum is the one that is told.
void check_terms(const OutputTerms& found, const Tensor* kernel, std::span<const float> input) {
  double sum = found.bias;
  for (std::size_t i = 0; i < found.terms.size(); ++i) {
    const OutputTerm& term = found.terms[i];
    REQUIRE(term.input < input.size());
    CHECK((i == 0 || found.terms[i - 1].input < term.input));
    CHECK(term.value == double{input[term.input]});
    CHECK(term.product == term.value * term.factor);
    REQUIRE(term.weight.has_value() == (kernel != nullptr));
    if (kernel) {
      REQUIRE(*term.weight < kernel->size());
      CHECK(term.factor == double{kernel->data()[*term.weight]});
    }
    sum += term.product;
  }
  CHECK_THAT(sum, WithinAbs(found.sum, 1e-12));
}

// All outputs of a layer behind a first one. Adding up n numbers in float is wrong by at most about
// n · 6e-8 of the sum of their magnitudes: with the hundred of these layers 6e-6. No activation has
// a slope above 1; its own polynomials are within 1e-6.
void check_layer(const Shape& input_shape, const Layer& layer) {
  const Sequential model(input_shape, {ActivationLayer{Activation::linear}, layer}, 5);
  const std::vector<float> sample = random_sample(element_count(input_shape));
  const Tensor output = feature_maps(model, default_kernels(), sample)[1];
  const Tensor& kernel = model.parameters()[1].kernel();
  INFO(layer_name(layer));
  REQUIRE(output.size() > 0);
  for (std::size_t i = 0; i < output.size(); ++i) {
    const OutputTerms found = output_terms(model, 1, i, sample);
    check_terms(found, kernel.size() > 0 ? &kernel : nullptr, sample);
    double magnitude = std::abs(found.bias);
    for (const OutputTerm& term : found.terms) magnitude += std::abs(term.product);
    CHECK_THAT(output.data()[i], WithinAbs(found.value, 1e-5 * magnitude + 1e-6));
  }
}

void check_one_term(const Shape& input_shape, const Layer& layer) {
  check_layer(input_shape, layer);
  const Sequential model(input_shape, {layer}, 5);
  const std::vector<float> sample = random_sample(element_count(input_shape));
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const OutputTerms found = output_terms(model, 0, i, sample);
    REQUIRE(found.terms.size() == 1);
    CHECK(found.terms[0].input == i);
  }
}

constexpr Padding same = Padding::same, valid = Padding::valid;

Sequential all_kinds(std::uint64_t seed) {
  Sequential model({12, 11},
                   {biased_conv(6, {3, 3}, {1, 1}, valid), BatchNormalization{},
                    ActivationLayer{Activation::relu}, MaxPooling2D{},
                    biased_conv(8, {3, 2}, {2, 1}, same, Activation::tanh), Dropout{0.3f},
                    AveragePooling2D{{2, 2}, {1, 1}, same}, biased_conv(5, {1, 1}, {1, 1}, same),
                    GlobalAveragePooling2D{true}, Flatten{}, dense(30, Activation::sigmoid),
                    BatchNormalization{}, dense(10, Activation::softmax)},
                   seed);
  Random random(seed);
  for (const std::size_t layer : {std::size_t{1}, std::size_t{11}}) {
    for (auto& [name, values] : model.parameters()[layer]) {
      for (float& value : values) value = random.uniform(0.5f, 1.5f);
    }
  }
  return model;
}

}  // namespace

TEST_CASE("the terms of a dense unit add up to its output") {
  for (const Activation activation : all_activations()) {
    check_layer({70}, dense(6, activation));
  }
  Dense without_bias{3};
  without_bias.use_bias = false;
  check_layer({9}, without_bias);
}

TEST_CASE("the terms of a convolution's cell add up to its output") {
  check_layer({7, 8, 3}, biased_conv(4, {3, 3}, {1, 1}, valid, Activation::relu));
  check_layer({7, 8, 3}, biased_conv(4, {3, 3}, {1, 1}, same, Activation::tanh));
  check_layer({7, 8, 2}, biased_conv(3, {3, 2}, {2, 3}, valid, Activation::sigmoid));
  check_layer({7, 8, 2}, biased_conv(3, {3, 2}, {2, 3}, same, Activation::elu));
  check_layer({8, 7}, biased_conv(3, {1, 2}, {3, 3}, valid, Activation::sin));
  check_layer({3, 2, 2}, biased_conv(3, {7, 8}, {1, 1}, same, Activation::leaky_relu));
}

TEST_CASE("the terms of a pooling layer's cell add up to its output") {
  check_layer({6, 7, 3}, MaxPooling2D{});
  check_layer({7, 6}, MaxPooling2D{{3, 2}, {1, 2}, same});
  check_layer({6, 7, 3}, AveragePooling2D{});
  check_layer({7, 6, 2}, AveragePooling2D{{3, 2}, {2, 1}, same});
  check_layer({5, 4, 3}, GlobalAveragePooling2D{});
}

TEST_CASE("the terms of a small convolution are those that one writes down") {
  Sequential model({2, 2}, {biased_conv(2, {2, 2}, {1, 1}, same)}, 1);
  for (std::size_t i = 0; i < 8; ++i) model.parameters()[0].kernel().data()[i] = float(i);
  model.parameters()[0].bias().fill(0.5f);
  const std::vector<float> picture = {1, 2, 3, 4};
  // Below on the left: the window's lower row lies outside. Of the second filter.
  const OutputTerms found = output_terms(model, 0, 5, picture);
  REQUIRE(found.terms.size() == 2);
  CHECK(found.terms[0].input == 2);
  CHECK(found.terms[0].weight == 1);
  CHECK(found.terms[0].product == 3);
  CHECK(found.terms[1].input == 3);
  CHECK(found.terms[1].weight == 3);
  CHECK(found.terms[1].product == 12);
  CHECK(found.bias == 0.5);
  CHECK(found.value == 15.5);
}

TEST_CASE("max pooling takes one input, of equal ones the first, and what is no number") {
  const Sequential model({2, 2}, {MaxPooling2D{}}, 1);
  const auto chosen = [&](const std::vector<float>& picture) {
    const OutputTerms found = output_terms(model, 0, 0, picture);
    std::vector<std::size_t> inputs;
    for (const OutputTerm& term : found.terms) {
      if (term.factor == 1) inputs.push_back(term.input);
    }
    return inputs;
  };
  CHECK(chosen({1, 4, 4, 2}) == std::vector<std::size_t>{1});
  CHECK(chosen({-3, -4, -2, -5}) == std::vector<std::size_t>{2});
  const float infinity = std::numeric_limits<float>::infinity();
  CHECK(output_terms(model, 0, 0, std::vector<float>{-infinity, 1, 2, 0}).sum == 2);
  const std::vector<float> odd = {1, infinity, std::numeric_limits<float>::quiet_NaN(), 2};
  CHECK(chosen(odd) == std::vector<std::size_t>{2});
  CHECK(std::isnan(output_terms(model, 0, 0, odd).value));
}

TEST_CASE("layers that go number by number have one term, at the same place") {
  check_one_term({5, 4, 3}, ActivationLayer{Activation::tanh});
  check_one_term({5, 4, 3}, ActivationLayer{Activation::sigmoid});
  check_one_term({9}, ActivationLayer{Activation::softmax});
  check_one_term({5, 4, 3}, Dropout{0.5f});
  check_one_term({5, 4, 3}, Flatten{});
  check_one_term({5, 4, 3}, RandomFlip{});
  BatchNormalization bare;
  bare.center = bare.scale = false;
  check_one_term({5, 4, 3}, bare);
  check_one_term({6}, BatchNormalization{});
}

TEST_CASE("batch normalization tells the statistics that it predicts with") {
  Sequential model({1, 1, 2}, {BatchNormalization{}}, 1);
  LayerParameters& parameters = model.parameters()[0];
  const auto set = [&](const char* name, float value) {
    (*parameters.find(name)).data()[1] = value;
  };
  set("moving_mean", 3);
  set("moving_variance", 4 - 1e-3f);
  set("gamma", 5);
  set("beta", -1);
  const OutputTerms found = output_terms(model, 0, 1, std::vector<float>{9, 7});
  REQUIRE(found.normalizing);
  CHECK(found.normalizing->mean == 3);
  CHECK_THAT(found.normalizing->variance + found.normalizing->epsilon, WithinAbs(4, 1e-6));
  CHECK(found.normalizing->gamma == 5);
  CHECK(found.normalizing->beta == -1);
  CHECK_THAT(found.value, WithinAbs(5 * (7 - 3) / 2.0 - 1, 1e-6));
  CHECK_THAT(found.terms[0].factor, WithinAbs(2.5, 1e-6));
}

TEST_CASE("softmax tells all sums that it is taken of") {
  const Sequential model({4}, {Dense{3, Activation::softmax}}, 3);
  const std::vector<float> input = {1, -2, 0.5f, 3};
  const OutputTerms first = output_terms(model, 0, 0, input);
  REQUIRE(first.logits.size() == 3);
  double all = 0, values = 0;
  for (std::size_t unit = 0; unit < 3; ++unit) {
    const OutputTerms found = output_terms(model, 0, unit, input);
    CHECK_THAT(found.sum, WithinAbs(first.logits[unit], 1e-12));
    all += std::exp(found.sum);
    values += found.value;
  }
  CHECK_THAT(first.value, WithinAbs(std::exp(first.sum) / all, 1e-12));
  CHECK_THAT(values, WithinAbs(1, 1e-12));
}

// As a page asks for them: a network of all kinds of layers for pictures, with weights and moving
// statistics that are no longer the first ones. Numbers of about 1, of which at most 36 are added
// up in float: 1e-5 is more than their rounding.
TEST_CASE("the arithmetic of 500 cells in all kinds of layers gives what the engine computed") {
  const Sequential model = all_kinds(5);
  const std::vector<float> sample = random_sample(12 * 11);
  const std::vector<Tensor> maps = feature_maps(model, default_kernels(), sample);
  Random random(17);
  for (int cell = 0; cell < 500; ++cell) {
    const std::size_t layer = random.below(maps.size());
    const std::size_t output = random.below(maps[layer].size());
    const std::span<const float> input =
        layer == 0 ? std::span(sample) : std::span(maps[layer - 1].data(), maps[layer - 1].size());
    const OutputTerms found = output_terms(model, layer, output, input);
    INFO("layer " << layer << " (" << layer_name(model.layers()[layer]) << "), output " << output);
    double sum = found.bias;
    for (const OutputTerm& term : found.terms) sum += term.product;
    CHECK_THAT(sum, WithinAbs(found.sum, 1e-9));
    CHECK_THAT(found.value, WithinAbs(double{maps[layer].data()[output]}, 1e-5));
  }
}

TEST_CASE("a convolution's products added up by channel are its sum but for the bias") {
  const Sequential model({5, 4, 3}, {biased_conv(2, {3, 3}, {1, 1}, same)}, 9);
  const std::vector<float> sample = random_sample(5 * 4 * 3);
  const OutputTerms found = output_terms(model, 0, 11, sample);
  const std::vector<double> sums = channel_sums(found, 3);
  REQUIRE(sums.size() == 3);
  double second = 0;
  for (const OutputTerm& term : found.terms) {
    if (term.input % 3 == 1) second += term.product;
  }
  CHECK(sums[1] == second);
  CHECK_THAT(sums[0] + sums[1] + sums[2] + found.bias, WithinAbs(found.sum, 1e-12));
}

TEST_CASE("what has no terms is told in a sentence") {
  const Sequential model({2, 2}, {Flatten{}, Dense{3}}, 1);
  const std::vector<float> four(4), three(3);
  const auto says = [&](std::size_t layer, std::size_t output, const std::vector<float>& input,
                        const std::string& sentence) {
    CHECK_THROWS_MATCHES(output_terms(model, layer, output, input), Error, Message(sentence));
  };
  says(2, 0, four, "There is no layer 2: they are counted from 0 to 1.");
  says(1, 3, four, "There is no output 3: they are counted from 0 to 2.");
  says(1, 0, three, "Layer 2 takes 4 numbers, not 3: give all that goes into it for one sample.");
  CHECK_THROWS_AS(output_terms(Sequential(), 0, 0, four), Error);
}
