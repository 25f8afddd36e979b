#include "engine/layers/layer.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "engine/core/error.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;

TEST_CASE("layers say what shape comes out") {
  CHECK(output_shape(Dense{5}, {3}) == Shape{5});
  CHECK(output_shape(Flatten{}, {28, 28}) == Shape{784});
  CHECK(output_shape(Dropout{0.2f}, {4}) == Shape{4});
  CHECK(output_shape(ActivationLayer{Activation::relu}, {2, 3}) == Shape{2, 3});
}

TEST_CASE("impossible layers say what they need") {
  CHECK_THROWS_MATCHES(
      output_shape(Dense{5}, {28, 28}), Error,
      MessageMatches(ContainsSubstring("(None, 28, 28)") && ContainsSubstring("Flatten")));
  CHECK_THROWS_AS(output_shape(Dense{0}, {2}), Error);
  CHECK_THROWS_AS(output_shape(Dropout{1}, {2}), Error);
  CHECK_THROWS_AS(output_shape(Dropout{-0.1f}, {2}), Error);
  CHECK_THROWS_AS(output_shape(ActivationLayer{Activation::softmax}, {2, 3}), Error);
}

TEST_CASE("every activation has Keras's name") {
  std::string names;
  for (const Activation activation : all_activations()) {
    names += std::string(to_string(activation)) + " ";
  }
  CHECK(names == "linear relu leaky_relu elu tanh sigmoid sin softmax ");
}
