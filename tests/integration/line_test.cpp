// The lessons about one line, Y = 2X - 1 for X = -1 … 4: the figures that the course's notebooks
// print come out.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "tests/integration/runs.hpp"

using namespace descent;
using namespace descent::testing;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

// The same gradient descent, written out in double.
struct Line {
  double w, b;

  static constexpr std::array<double, 6> xs = {-1, 0, 1, 2, 3, 4};

  double loss() const {
    double sum = 0;
    for (const double x : xs) sum += error(x) * error(x);
    return sum / 6;
  }
  void step(double learning_rate) {
    double dw = 0, db = 0;
    for (const double x : xs) {
      dw += 2 * error(x) * x / 6;
      db += 2 * error(x) / 6;
    }
    w -= learning_rate * dw;
    b -= learning_rate * db;
  }

 private:
  double error(double x) const { return w * x + b - (2 * x - 1); }
};

Line line_of(const Trainer& trainer) {
  const LayerParameters& neuron = trainer.model().parameters()[0];
  return {neuron.kernel()(0, 0), neuron.bias()(0)};
}

// A float has a relative error of 6e-8; w, b and the sums of six squares take some ten roundings
// each, and the next steps shrink what error there is.
constexpr double few_roundings = 2e-6;

}  // namespace

TEST_CASE("gradient descent from w = b = 10 takes the steps of the notebook") {
  Trainer trainer = make_trainer(read_preset("line_steep"), ImageSource{}, default_kernels());
  CHECK(line_of(trainer).w == 10);
  CHECK(line_of(trainer).b == 10);

  trainer.step_epoch();
  // The notebook's 715.66669 is the float next to 4294 / 6.
  CHECK_THAT(trainer.history().epochs[0].train.loss, WithinRel(4294.0 / 6, few_roundings));
  CHECK_THAT(line_of(trainer).w, WithinAbs(-0.41, 0.005));
  CHECK_THAT(line_of(trainer).b, WithinAbs(5.86, 0.005));
  // Beside them stands the loss of this line, and before the first step that of the first one.
  CHECK_THAT(trainer.history().initial_loss, WithinRel(4294.0 / 6, few_roundings));
  CHECK_THAT(trainer.history().epochs[0].evaluated_loss, WithinRel(27.47032, few_roundings));
  CHECK_THAT(trainer.snapshot().evaluated_loss, WithinRel(27.47032, few_roundings));

  trainer.step_epoch();
  CHECK_THAT(trainer.history().epochs[1].train.loss, WithinRel(27.47032, few_roundings));

  while (trainer.epoch() < 49) trainer.step_epoch();
  // Printed with two decimals at the start of epoch 49, counted from 0.
  CHECK_THAT(line_of(trainer).w, WithinAbs(1.98, 0.005));
  CHECK_THAT(line_of(trainer).b, WithinAbs(-0.94, 0.005));

  trainer.step_epoch();
  CHECK(trainer.finished());
  CHECK_THAT(trainer.history().epochs[49].train.loss, WithinAbs(0.00234, 0.000005));
}

TEST_CASE("every step is the one that the formula gives in double") {
  Trainer trainer = make_trainer(read_preset("line_steep"), ImageSource{}, default_kernels());
  Line exact{10, 10};
  for (int epoch = 0; epoch < 50; ++epoch) {
    INFO("epoch " << epoch);
    const double loss = exact.loss();
    exact.step(0.09);
    trainer.step_epoch();
    // Where the loss is small, the errors x·w + b - y are differences of nearly equal numbers up to
    // 10, so they, too, are known to about 1e-6 only: twice that times the error, and its square.
    const double from_cancelling = 2e-6 * std::sqrt(loss) + 1e-12;
    CHECK_THAT(trainer.history().epochs.back().train.loss,
               WithinAbs(loss, few_roundings * loss + from_cancelling));
    CHECK_THAT(line_of(trainer).w, WithinAbs(exact.w, 10 * few_roundings));
    CHECK_THAT(line_of(trainer).b, WithinAbs(exact.b, 10 * few_roundings));
  }
}

TEST_CASE("the first neuron predicts about 18.98 for 10, from any seed") {
  // The error e = (w - 2, b + 1) shrinks fastest along one direction and by 1 - 0.01 · 1.0325 a
  // step along the other, (0.307, -0.952). Of a first weight from -1.73 to 1.73 and bias 0, after
  // 500 steps, that leaves predictions for 10 from 18.975 to 18.988.
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    INFO("seed " << seed);
    const Experiment experiment = read_preset("line", seed);
    Line exact = line_of(make_trainer(experiment, ImageSource{}, default_kernels()));
    for (int step = 0; step < 500; ++step) exact.step(0.01);

    const Trainer trainer = train(experiment);
    const Line line = line_of(trainer);
    CHECK(trainer.epoch() == 500);
    const double prediction = 10 * line.w + line.b;
    CHECK(prediction > 18.974);
    CHECK(prediction < 18.989);
    CHECK_THAT(prediction, WithinAbs(10 * exact.w + exact.b, 1e-4));
  }
}
