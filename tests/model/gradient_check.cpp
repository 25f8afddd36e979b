#include "tests/model/gradient_check.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "tests/model/double_model.hpp"

namespace descent::tests {
namespace {

using Catch::Matchers::WithinAbs;

constexpr std::size_t rows = 6;

std::vector<float> random_targets(Loss loss, std::size_t outputs, Random& random) {
  std::vector<float> targets = random_values(rows * target_width(loss, outputs), random);
  for (float& target : targets) {
    if (loss == Loss::binary_crossentropy) target = target > 0 ? 1.0f : 0.0f;
    if (loss == Loss::sparse_categorical_crossentropy) {
      target = static_cast<float>(random.below(outputs));
    }
  }
  return targets;
}

}  // namespace

std::vector<float> random_values(std::size_t count, Random& random) {
  std::vector<float> values(count);
  for (float& value : values) value = random.uniform(-1, 1);
  return values;
}

void check_gradients(const KernelTable& kernels, Loss loss, const Shape& input_shape,
                     const std::vector<Layer>& layers) {
  Random random(11);
  Sequential model(input_shape, layers, 5);
  const std::size_t outputs = model.output_size();
  const std::vector<float> x = random_values(rows * element_count(input_shape), random);
  const std::vector<float> targets = random_targets(loss, outputs, random);

  Cache cache = model.make_cache(rows, Mode::training);
  model.forward(kernels, x.data(), rows, cache, random);
  const double loss_sum =
      loss_and_gradient(loss, kernels, rows, outputs, model.loss_input(loss, cache, x.data()),
                        targets.data(), rows, model.loss_gradient(cache));
  model.backward(kernels, loss, x.data(), rows, cache, 0);
  const double penalty = model.regularize(kernels, cache);
  CHECK(model.penalty(kernels) == penalty);
  const Parameters gradients = model.gradients(cache);

  DoubleModel exact(model);
  CHECK_THAT(loss_sum / rows + penalty, WithinAbs(exact.loss(loss, x, targets, rows), 1e-5));
  std::vector<float> flat;
  std::vector<bool> trained;
  for (std::size_t i = 0; i < model.layers().size(); ++i) {
    for (std::size_t k = 0; k < gradients[i].size(); ++k) {
      flat.insert(flat.end(), gradients[i][k].begin(), gradients[i][k].end());
      trained.resize(flat.size(), model.parameter_list(i)[k].trainable);
    }
  }
  REQUIRE(flat.size() == exact.parameters().size());
  for (std::size_t i = 0; i < flat.size(); ++i) {
    if (!trained[i]) {
      CHECK(flat[i] == 0);
      continue;
    }
    constexpr double h = 1e-6;
    double& parameter = exact.parameters()[i];
    const double before = parameter;
    parameter = before + h;
    const double above = exact.loss(loss, x, targets, rows);
    parameter = before - h;
    const double below = exact.loss(loss, x, targets, rows);
    parameter = before;
    // Gradients are of order 1; float sums of a few dozen terms are good to 1e-5 of that.
    CHECK_THAT(flat[i], WithinAbs((above - below) / (2 * h), 2e-5));
  }
}

}  // namespace descent::tests
