#include "engine/inspect/sample_apart.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "tests/inspect/step_checks.hpp"
#include "tests/inspect/taken_apart.hpp"

using namespace descent;
using namespace descent::tests;
using Catch::Matchers::WithinAbs;

namespace {

std::shared_ptr<const Sequential> small_network() {
  return std::make_shared<const Sequential>(
      Shape{2}, std::vector<Layer>{biased(3, Activation::tanh), biased(1, Activation::linear)}, 5);
}

// The loss (ŷ − y)² of one sample, written out, in double.
double referee_loss(const Sequential& model, const std::vector<double>& x, double wanted,
                    const ParameterPlace& moved = {}, double by = 0) {
  const auto number = [&](const ParameterPlace& place) {
    return double{number_at(model.parameters(), place)} + (place == moved ? by : 0);
  };
  double out = number({1, true, 0});
  for (std::size_t j = 0; j < 3; ++j) {
    double z = number({0, true, j});
    for (std::size_t i = 0; i < 2; ++i) z += x[i] * number({0, false, i * 3 + j});
    out += std::tanh(z) * number({1, false, j});
  }
  return (out - wanted) * (out - wanted);
}

}  // namespace

TEST_CASE("a sample's way through a network is what the formulas come to") {
  const auto model = small_network();
  const std::vector<double> x = {0.7, -1.3};
  const StepApart step = sample_apart(model, Loss::mean_squared_error, x, {0.25f});
  REQUIRE(step.rows() == 1);
  check_forward(step);
  CHECK_THAT(step.mean_loss, WithinAbs(referee_loss(*model, x, 0.25), 1e-12));
  constexpr double h = 1e-5;
  for (const ParameterPlace& place : all_places(*model)) {
    const double numeric =
        (referee_loss(*model, x, 0.25, place, h) - referee_loss(*model, x, 0.25, place, -h)) /
        (2 * h);
    CHECK_THAT(contribution(step, place, 0), WithinAbs(numeric, 1e-8));
  }
}

TEST_CASE("without a target a sample goes forward alone") {
  const StepApart step = sample_apart(small_network(), Loss::mean_squared_error, {0.5, 2});
  CHECK(step.layers.back().a.size() == 1);
  CHECK(step.losses.empty());
  CHECK(step.layers.back().delta.empty());
}

TEST_CASE("while a network predicts nothing is dropped") {
  const auto model = std::make_shared<const Sequential>(
      Shape{2},
      std::vector<Layer>{biased(4, Activation::tanh), Dropout{0.5f}, biased(1, Activation::linear)},
      5);
  const StepApart step = sample_apart(model, Loss::mean_squared_error, {0.5, 2}, {1});
  CHECK(step.layers[1].a == step.layers[0].a);
}
