#include "engine/inspect/loss_landscape.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <vector>

#include "engine/core/random.hpp"
#include "tests/model/double_model.hpp"
#include "tests/training/toy_data.hpp"

namespace descent {
namespace {

using Catch::Matchers::WithinRel;

constexpr std::size_t side = LossLandscape::side;

// A network, data for it, and what double needs of them.
struct Task {
  Loss loss;
  Sequential model;
  std::shared_ptr<const Dataset> dataset;
  std::vector<float> inputs, targets;

  Task(Loss loss_, std::size_t classes, std::vector<Layer> layers, std::size_t samples)
      : loss(loss_), model({3}, std::move(layers), 21) {
    Random random(8);
    for (std::size_t i = 0; i < 3 * samples; ++i) inputs.push_back(random.normal());
    for (std::size_t i = 0; i < samples; ++i) {
      targets.push_back(classes > 0 ? static_cast<float>(i % classes) : random.normal());
    }
    dataset = tests::toy_data(classes, 3, inputs, targets, 2);
  }
  LossLandscape landscape(std::shared_ptr<const WeightPlane> plane, const PlaneRange& range) const {
    return {model, std::move(plane), range,
            SampledLoss(model, *dataset, loss, dataset->train.count())};
  }
  // Of the plane's weights as they are, not rounded to float32.
  double referee(const WeightPlane& plane, PlaneSpot at) const {
    tests::DoubleModel twice(model);
    for (std::size_t i = 0; i < plane.origin.size(); ++i) {
      twice.parameters()[i] =
          static_cast<double>(plane.origin[i]) + at.x * plane.axes[0][i] + at.y * plane.axes[1][i];
    }
    return twice.loss(loss, inputs, targets, targets.size());
  }
};

Dense regularized(std::size_t units, Activation activation) {
  Dense dense{units, activation};
  dense.kernel_regularizer = {0.003f, 0.02f};
  return dense;
}

Task task_of(int number) {
  switch (number) {
    case 0:
      return {Loss::mean_squared_error, 0, {Dense{6, Activation::tanh}, Dense{1}}, 40};
    case 1:
      return {Loss::binary_crossentropy,
              2,
              {regularized(5, Activation::tanh), regularized(1, Activation::sigmoid)},
              300};
    default:
      return {Loss::sparse_categorical_crossentropy,
              3,
              {Dense{4, Activation::sigmoid}, Dense{3, Activation::softmax}},
              64};
  }
}

void finish(LossLandscape& landscape) {
  for (std::size_t i = 1; i < side * side; ++i) REQUIRE_FALSE(landscape.advance(default_kernels()));
  REQUIRE(landscape.advance(default_kernels()));
}

}  // namespace

TEST_CASE("heights over a plane are the losses that double finds there", "[loss_landscape]") {
  const Task task = task_of(GENERATE(0, 1, 2));
  const auto plane = std::make_shared<const WeightPlane>(random_plane(task.model, 5));
  LossLandscape landscape = task.landscape(plane, {});
  finish(landscape);
  for (const std::size_t row : {0, 13, 25, 37, 50}) {
    for (const std::size_t column : {0, 8, 25, 49, 50}) {
      const double height = landscape.losses()[row * side + column];
      // float32 sums over some units and up to 300 samples.
      CHECK_THAT(height, WithinRel(task.referee(*plane, landscape.place(column, row)), 2e-5));
    }
  }
  CHECK(landscape.place(25, 25) == PlaneSpot{0, 0});
  CHECK(landscape.place(50, 0) == PlaneSpot{1, -1});
}

TEST_CASE("from coarse to fine it ends with what each place alone comes to, bit for bit",
          "[loss_landscape]") {
  const Task task = task_of(1);
  const auto plane = std::make_shared<const WeightPlane>(random_plane(task.model, 2));
  const PlaneRange range{-0.5, 2, -1, 0.25};
  LossLandscape landscape = task.landscape(plane, range);
  LossLandscape direct = task.landscape(plane, range);
  for (std::size_t i = 0; i < 35; ++i) landscape.advance(default_kernels());
  CHECK_FALSE(landscape.can_be_drawn());
  landscape.advance(default_kernels());
  REQUIRE(landscape.can_be_drawn());
  // Halfway between two measured ones, and in the middle of four.
  const std::vector<double> coarse = landscape.losses();
  const auto at = [&](std::size_t column, std::size_t row) { return coarse[row * side + column]; };
  CHECK_THAT(at(15, 20), WithinRel((at(10, 20) + at(20, 20)) / 2, 1e-12));
  CHECK_THAT(at(45, 5), WithinRel((at(40, 0) + at(50, 0) + at(40, 10) + at(50, 10)) / 4, 1e-12));
  while (!landscape.advance(default_kernels())) continue;
  CHECK(landscape.measured() == side * side);
  std::size_t others = 0;
  for (std::size_t row = 0; row < side; ++row) {
    for (std::size_t column = 0; column < side; ++column) {
      const double alone = direct.at(direct.place(column, row), default_kernels()).scores.loss;
      others += landscape.losses()[row * side + column] != alone;
    }
  }
  CHECK(others == 0);
}

TEST_CASE("a measured loss tells the regularizers' share and the accuracy", "[loss_landscape]") {
  const Task task = task_of(1);
  SampledLoss measure(task.model, *task.dataset, task.loss, 300);
  const MeasuredLoss measured = measure.at(task.model, default_kernels());
  double penalty = 0;
  for (const std::size_t layer : {0u, 1u}) {
    for (const float w : task.model.parameters()[layer].kernel()) {
      const auto weight = static_cast<double>(w);
      penalty += 0.003 * std::abs(weight) + 0.02 * weight * weight;
    }
  }
  CHECK_THAT(measured.penalty, WithinRel(penalty, 1e-5));
  const tests::DoubleModel twice(task.model);
  std::size_t right = 0;
  for (std::size_t i = 0; i < 300; ++i) {
    const std::vector<double> sample(task.inputs.begin() + static_cast<std::ptrdiff_t>(3 * i),
                                     task.inputs.begin() + static_cast<std::ptrdiff_t>(3 * i + 3));
    right += (twice.logits(sample)[0] > 0) == (task.targets[i] > 0.5f);
  }
  CHECK_THAT(measured.scores.accuracy, WithinRel(static_cast<double>(right) / 300, 1e-12));
}

TEST_CASE("fewer samples than there are lie evenly in the set", "[loss_landscape]") {
  // The mean of (0 − y)² of a network of zeros is that of y² over the samples it is measured on.
  std::vector<float> x, y;
  for (int i = 0; i < 100; ++i) {
    x.push_back(1);
    y.push_back(static_cast<float>(i));
  }
  const auto dataset = tests::toy_data(0, 1, x, y, 1);
  Dense zeros{1};
  zeros.kernel_initializer = Constant{0};
  const Sequential model({1}, {zeros}, 1);
  SampledLoss measure(model, *dataset, Loss::mean_squared_error, 4);
  CHECK(measure.samples() == 4);
  CHECK_THAT(measure.at(model, default_kernels()).scores.loss,
             WithinRel((0.0 + 625 + 2500 + 5625) / 4, 1e-6));
}

TEST_CASE("as many samples are taken as there is time for", "[loss_landscape]") {
  const Sequential small({2}, {Dense{8, Activation::tanh}, Dense{1}}, 1);
  CHECK(samples_in_time(small, 10'000) == 512);
  CHECK(samples_in_time(small, 77) == 77);
  const Sequential digits({784}, {Dense{32, Activation::relu}, Dense{10}}, 1);
  const std::size_t some = samples_in_time(digits, 10'000);
  CHECK(some > 256);
  CHECK(some < 512);
  const Sequential large({784}, {Dense{1024}, Dense{10}}, 1);
  CHECK(samples_in_time(large, 10'000) == 0);
}

TEST_CASE("where the loss overflows the rest of the plane is measured all the same",
          "[loss_landscape]") {
  const Task task = task_of(0);
  auto plane = std::make_shared<WeightPlane>(random_plane(task.model, 1));
  for (double& along : plane->axes[0]) along *= 1e25;
  LossLandscape landscape = task.landscape(plane, {});
  finish(landscape);
  CHECK_FALSE(std::isfinite(landscape.losses()[0]));
  const double middle = landscape.losses()[25 * side + 25];
  CHECK_THAT(middle, WithinRel(task.referee(*plane, {0, 0}), 2e-5));
}

TEST_CASE("a path is seen with room around it, and a point with some", "[loss_landscape]") {
  const std::vector<PlaneSpot> path = {{-4, 0.5}, {-1, 0.1}};
  const PlaneRange range = range_of(path);
  CHECK(range.low_x < -4.5);
  CHECK(range.high_x > 0.5);
  CHECK(range.low_y < 0);
  CHECK(range.high_y > 0.5);
  CHECK(range.high_y - range.low_y >= 0.39 * (range.high_x - range.low_x));
  const PlaneRange point = range_of(std::vector<PlaneSpot>{{0, 0}});
  CHECK(point == PlaneRange{-1, 1, -1, 1});
}

}  // namespace descent
