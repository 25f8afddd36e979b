#include "engine/inspect/output_terms.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>

#include "engine/core/error.hpp"
#include "engine/inspect/feature_maps.hpp"
#include "tests/model/gradient_check.hpp"

using namespace descent;
using Catch::Matchers::Message;
using Catch::Matchers::WithinAbs;

namespace {

std::vector<float> random_sample(std::size_t count) {
  Random random(11);
  return tests::random_values(count, random);
}

Conv2D conv(std::size_t filters, Size2D size, Size2D strides, Padding padding,
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

constexpr Padding same = Padding::same, valid = Padding::valid;

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
  check_layer({7, 8, 3}, conv(4, {3, 3}, {1, 1}, valid, Activation::relu));
  check_layer({7, 8, 3}, conv(4, {3, 3}, {1, 1}, same, Activation::tanh));
  check_layer({7, 8, 2}, conv(3, {3, 2}, {2, 3}, valid, Activation::sigmoid));
  check_layer({7, 8, 2}, conv(3, {3, 2}, {2, 3}, same, Activation::elu));
  check_layer({8, 7}, conv(3, {1, 2}, {3, 3}, valid, Activation::sin));
  check_layer({3, 2, 2}, conv(3, {7, 8}, {1, 1}, same, Activation::leaky_relu));
}

TEST_CASE("the terms of a pooling layer's cell add up to its output") {
  check_layer({6, 7, 3}, MaxPooling2D{});
  check_layer({7, 6}, MaxPooling2D{{3, 2}, {1, 2}, same});
  check_layer({6, 7, 3}, AveragePooling2D{});
  check_layer({7, 6, 2}, AveragePooling2D{{3, 2}, {2, 1}, same});
  check_layer({5, 4, 3}, GlobalAveragePooling2D{});
}

TEST_CASE("the terms of a small convolution are those that one writes down") {
  Sequential model({2, 2}, {conv(2, {2, 2}, {1, 1}, same)}, 1);
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

TEST_CASE("what has no terms is told in a sentence") {
  const Sequential model({2, 2},
                         {BatchNormalization{}, Flatten{}, Dropout{0.5f}, Dense{3},
                          ActivationLayer{Activation::softmax}},
                         1);
  const std::vector<float> four(4), three(3);
  const auto says = [&](std::size_t layer, std::size_t output, const std::vector<float>& input,
                        const std::string& sentence) {
    CHECK_THROWS_MATCHES(output_terms(model, layer, output, input), Error, Message(sentence));
  };
  const std::string rest = " adds up no products: choose a Dense, Conv2D or pooling layer.";
  says(0, 0, four, "Layer 1 (BatchNormalization)" + rest);
  says(1, 0, four, "Layer 2 (Flatten)" + rest);
  says(2, 0, four, "Layer 3 (Dropout)" + rest);
  says(4, 0, three, "Layer 5 (Activation)" + rest);
  says(5, 0, four, "There is no layer 5: they are counted from 0 to 4.");
  says(3, 3, four, "There is no output 3: they are counted from 0 to 2.");
  says(3, 0, three, "Layer 4 takes 4 numbers, not 3: give all that goes into it for one sample.");
  CHECK_THROWS_AS(output_terms(Sequential(), 0, 0, four), Error);
}
