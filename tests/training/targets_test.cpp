#include "engine/training/targets.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "engine/core/error.hpp"
#include "tests/training/toy_data.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;

namespace {

float encoded(const TargetCode& code, float raw) {
  float result = 0;
  encode_target(code, &raw, &result);
  return result;
}

}  // namespace

TEST_CASE("two classes become -1 and +1, or 0 and 1 after a sigmoid") {
  const auto data = tests::xor_data();
  const TargetCode tanh = target_code(*data, Loss::mean_squared_error, 1, Activation::tanh);
  CHECK(encoded(tanh, 0) == -1);
  CHECK(encoded(tanh, 1) == 1);
  CHECK(tanh.threshold == 0);
  const TargetCode sigmoid = target_code(*data, Loss::binary_crossentropy, 1, Activation::sigmoid);
  CHECK(encoded(sigmoid, 0) == 0);
  CHECK(encoded(sigmoid, 1) == 1);
  CHECK(sigmoid.threshold == 0.5f);
}

TEST_CASE("classes become one-hot rows where the loss compares values") {
  const auto data = tests::xor_data();
  const TargetCode code = target_code(*data, Loss::mean_squared_error, 2, Activation::softmax);
  const float label = 1;
  float row[2] = {9, 9};
  encode_target(code, &label, row);
  CHECK(row[0] == 0);
  CHECK(row[1] == 1);
}

TEST_CASE("what does not fit is said") {
  const auto classes = tests::xor_data();
  const auto values = tests::line_data();
  const auto says = [](const std::string& text) { return MessageMatches(ContainsSubstring(text)); };
  CHECK_THROWS_MATCHES(
      target_code(*classes, Loss::sparse_categorical_crossentropy, 2, Activation::linear), Error,
      says("softmax"));
  CHECK_THROWS_MATCHES(
      target_code(*classes, Loss::sparse_categorical_crossentropy, 1, Activation::softmax), Error,
      says("There are 2 classes, but the last layer has only 1 unit."));
  CHECK_THROWS_MATCHES(target_code(*classes, Loss::binary_crossentropy, 1, Activation::tanh), Error,
                       says("sigmoid"));
  for (const Loss loss : {Loss::mean_squared_error, Loss::mean_absolute_error}) {
    for (const auto& data : {classes, values}) {
      CHECK_THROWS_MATCHES(target_code(*data, loss, 1, Activation::softmax), Error,
                           says("a single unit always puts out 1"));
    }
  }
  CHECK_THROWS_MATCHES(target_code(*classes, Loss::mean_squared_error, 3, Activation::linear),
                       Error, says("3 units"));
  CHECK_THROWS_MATCHES(
      target_code(*values, Loss::sparse_categorical_crossentropy, 2, Activation::softmax), Error,
      says("mean_squared_error"));
  CHECK_THROWS_MATCHES(target_code(*values, Loss::binary_crossentropy, 1, Activation::sigmoid),
                       Error, says("mean_squared_error"));
  CHECK_THROWS_MATCHES(target_code(*values, Loss::mean_squared_error, 2, Activation::linear), Error,
                       says("2 units"));
}
