#include "engine/inspect/answer_flip.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "engine/inspect/logit_gradient.hpp"
#include "engine/inspect/predicted_rows.hpp"

using namespace descent;
using Catch::Matchers::WithinAbs;

namespace {

// Logits x − 0.6, 0.6 − x and 0.1: class 1 below 0.5, class 2 up to 0.7, class 0 above.
Sequential steps() {
  Sequential model({1}, {Dense{3, Activation::softmax}}, 1);
  Tensor& kernel = *model.parameters()[0].find("kernel");
  kernel.data()[0] = 1;
  kernel.data()[1] = -1;
  kernel.data()[2] = 0;
  Tensor& bias = *model.parameters()[0].find("bias");
  bias.data()[0] = -0.6f;
  bias.data()[1] = 0.6f;
  bias.data()[2] = 0.1f;
  return model;
}

AnswerFlip carried_out(AnswerFlip flip, const Sequential& model) {
  while (!flip.advance(model, default_kernels())) {
  }
  return flip;
}

}  // namespace

TEST_CASE("a step keeps the picture within black and white") {
  const std::vector<float> sample = {0.1f, 0.5f, 0.9f, 0.5f}, signs = {-1, 1, 1, 0};
  CHECK(stepped(sample, signs, 0.25f) == std::vector<float>{0, 0.75f, 1, 0.5f});
  CHECK(signs_of(std::vector<float>{-3, 0, 1e-20f}, false) == std::vector<float>{-1, 0, 1});
  CHECK(signs_of(std::vector<float>{-3, 0, 1e-20f}, true) == std::vector<float>{1, 0, -1});
}

TEST_CASE("the smallest step that changes an answer is found to a fraction of a grey level") {
  const Sequential model = steps();
  constexpr double fine = 1.0 / 255 / 100;
  const auto away = carried_out({{0.2f}, {1}, 1}, model).found();
  REQUIRE(away);
  CHECK(away->answer == 2);
  CHECK_THAT(away->epsilon, WithinAbs(0.3, fine));
  const auto towards = carried_out({{0.2f}, {1}, 1, 0}, model).found();
  REQUIRE(towards);
  CHECK(towards->answer == 0);
  CHECK_THAT(towards->epsilon, WithinAbs(0.5, fine));
  // At that step it is so, not only beyond.
  const auto outputs = predicted_rows(
      model, default_kernels(), stepped(std::vector{0.2f}, std::vector{1.f}, towards->epsilon));
  CHECK(largest_output(outputs) == 0);
}

TEST_CASE("where no step changes it nothing is found, and where it is so already none is needed") {
  const Sequential model = steps();
  CHECK_FALSE(carried_out({{0.2f}, {-1}, 1}, model).found());
  CHECK_FALSE(carried_out({{0.2f}, {0}, 1}, model).found());
  const auto already = carried_out({{0.2f}, {1}, 1, 1}, model).found();
  REQUIRE(already);
  CHECK(already->epsilon == 0);
}

TEST_CASE("along the margin's sign an answer gives way") {
  const Sequential model = steps();
  LogitGradient look(model, default_kernels(), {0.2f});
  const std::size_t answer = largest_output(look.outputs());
  REQUIRE(answer == 1);
  CHECK(signs_of(look.of_margin(answer), true) == std::vector<float>{1});
  CHECK(signs_of(look.of_margin(0), false) == std::vector<float>{1});
}

TEST_CASE("what is not a number is no answer") {
  const float nan = std::nanf("");
  CHECK(largest_output(std::vector<float>{nan, 1, 3, 2}) == 2);
  CHECK(largest_output(std::vector<float>{1, nan, 0}) == 0);
}
