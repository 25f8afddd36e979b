#include "tests/inspect/step_checks.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "tests/inspect/taken_apart.hpp"

namespace descent::tests {

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

void check_gradients_of_engine(const StepApart& step) {
  double largest = 0;
  for (const Tensor* tensor : tensors(step.gradients)) {
    for (const float value : *tensor) largest = std::max(largest, std::abs(double{value}));
  }
  REQUIRE(largest > 0);
  for (const ParameterPlace& place : all_places(*step.before)) {
    CAPTURE(place.layer, place.bias, place.index);
    const double ours = mean_gradient(step, place) + penalty_gradient(step, place);
    const float engine = number_at(step.gradients, place);
    CHECK_THAT(ours, WithinRel(double{engine}, 1e-5) || WithinAbs(double{engine}, 1e-6 * largest));
  }
}

void check_numerically(const StepApart& step) {
  std::size_t smooth = 0;
  for (const ParameterPlace& place : all_places(*step.before)) {
    CAPTURE(place.layer, place.bias, place.index);
    const GradientCheck check = check_gradient(step, place);
    if (check.crosses_kink) continue;
    ++smooth;
    CHECK_THAT(check.numeric, WithinRel(check.analytic, 1e-6) || WithinAbs(check.analytic, 1e-9));
  }
  CHECK(10 * smooth >= 9 * step.before->parameter_count());
}

void check_contributions(const StepApart& step) {
  for (const ParameterPlace& place : all_places(*step.before)) {
    double sum = 0;
    for (std::size_t row = 0; row < step.rows(); ++row) sum += contribution(step, place, row);
    CHECK_THAT(sum, WithinAbs(mean_gradient(step, place), 1e-14));
  }
}

void check_forward(const StepApart& step) {
  const Sequential& model = *step.before;
  Cache cache = model.make_cache(step.rows(), Mode::inference);
  const std::vector<float> inputs(step.batch.inputs.begin(), step.batch.inputs.end());
  model.predict(default_kernels(), inputs.data(), step.rows(), cache);
  for (std::size_t i = 0; i < step.layers.size(); ++i) {
    const float* engine = model.layer_output(cache, i, inputs.data());
    REQUIRE(step.layers[i].a.size() == step.rows() * step.layers[i].outputs);
    for (std::size_t k = 0; k < step.layers[i].a.size(); ++k) {
      CHECK_THAT(step.layers[i].a[k],
                 WithinRel(double{engine[k]}, 1e-5) || WithinAbs(double{engine[k]}, 2e-6));
    }
  }
}

}  // namespace descent::tests
