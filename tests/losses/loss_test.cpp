#include "engine/losses/loss.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <vector>

#include "engine/core/random.hpp"

using namespace descent;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr std::size_t rows = 5, outputs = 3;

// Keras's formulas in double, of the raw values (logits for the cross-entropies).
double loss_in_double(Loss loss, const std::vector<double>& values,
                      const std::vector<float>& targets) {
  double sum = 0;
  for (std::size_t r = 0; r < rows; ++r) {
    const double* row = &values[r * outputs];
    if (loss == Loss::sparse_categorical_crossentropy) {
      double total = 0;
      for (std::size_t c = 0; c < outputs; ++c) total += std::exp(row[c]);
      sum += std::log(total) - row[static_cast<std::size_t>(targets[r])];
      continue;
    }
    for (std::size_t c = 0; c < outputs; ++c) {
      const double target = targets[r * outputs + c];
      const double probability = 1 / (1 + std::exp(-row[c]));
      const double error = row[c] - target;
      double one = error * error;
      if (loss == Loss::mean_absolute_error) one = std::abs(error);
      if (loss == Loss::binary_crossentropy) {
        one = -target * std::log(probability) - (1 - target) * std::log(1 - probability);
      }
      sum += one / outputs;
    }
  }
  return sum;
}

}  // namespace

TEST_CASE("losses and their gradients agree with Keras's formulas in double") {
  const KernelTable* kernels = GENERATE(from_range(kernel_tables()));
  const Loss loss = GENERATE(from_range(all_losses()));
  CAPTURE(kernels->name, to_string(loss));
  Random random(3);
  std::vector<float> values(rows * outputs), gradient(rows * outputs), targets;
  for (float& value : values) value = random.uniform(-3, 3);
  for (std::size_t i = 0; i < rows * target_width(loss, outputs); ++i) {
    const bool regression = loss == Loss::mean_squared_error || loss == Loss::mean_absolute_error;
    const auto classes = loss == Loss::binary_crossentropy ? 2u : outputs;
    targets.push_back(regression ? random.uniform(-3, 3)
                                 : static_cast<float>(random.below(classes)));
  }
  const double sum = loss_and_gradient(loss, *kernels, rows, outputs, values.data(), targets.data(),
                                       rows, gradient.data());
  std::vector<double> exact(values.begin(), values.end());
  CHECK_THAT(sum, WithinRel(loss_in_double(loss, exact, targets), 1e-5));
  for (std::size_t i = 0; i < exact.size(); ++i) {
    constexpr double h = 1e-5;
    std::vector<double> above = exact, below = exact;
    above[i] += h;
    below[i] -= h;
    const double slope =
        (loss_in_double(loss, above, targets) - loss_in_double(loss, below, targets)) / (2 * h);
    CHECK_THAT(gradient[i], WithinAbs(slope / rows, 1e-6));
  }
}

TEST_CASE("cross-entropy of huge logits does not overflow") {
  const KernelTable* kernels = GENERATE(from_range(kernel_tables()));
  const std::vector<float> logits = {1000, -1000, 0};
  std::vector<float> gradient(3);
  const float wrong = 1;
  CHECK_THAT(loss_and_gradient(Loss::sparse_categorical_crossentropy, *kernels, 1, 3, logits.data(),
                               &wrong, 1, gradient.data()),
             WithinRel(2000.0, 1e-6));
  CHECK(gradient == std::vector<float>{1, -1, 0});
  const std::vector<float> targets = {0, 1, 1};
  CHECK_THAT(loss_and_gradient(Loss::binary_crossentropy, *kernels, 1, 3, logits.data(),
                               targets.data(), 1, gradient.data()),
             WithinRel((2000 + std::log(2.0)) / 3, 1e-6));
}
