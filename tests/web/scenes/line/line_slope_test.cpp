#include "web/scenes/line/line_slope.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "engine/experiment/experiment.hpp"
#include "engine/training/trainer.hpp"
#include "tests/web/app/apps.hpp"
#include "web/scenes/line/descent_facts.hpp"
#include "web/scenes/line/descent_words.hpp"
#include "web/scenes/line/loss_grid.hpp"

namespace descent {
namespace {

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

LineTask course_task() {
  LineTask task;
  task.samples = {{-1, -3}, {0, -1}, {1, 1}, {2, 3}, {3, 5}, {4, 7}};
  return task;
}

LineTask uneven_task(Loss loss) {
  LineTask task;
  task.loss = loss;
  task.penalty = {0.03f, 0.2f};
  task.samples = {{0.5, -2}, {1.5, 4}, {-3, 1}, {2.25, 2.5}};
  return task;
}

// Where a constant rate has led after many steps of a real training, from w = b = 10.
double distance_after(double rate, SGD optimizer, std::size_t steps) {
  App app = tests::app_of_presets();
  app.apply(LoadPreset{"line_steep"});
  Experiment experiment = app.experiment();
  optimizer.learning_rate = static_cast<float>(rate);
  experiment.training.optimizer = optimizer;
  experiment.training.epochs = steps;
  Trainer trainer = make_trainer(experiment, ImageSource{}, default_kernels(), calling_thread());
  for (std::size_t i = 0; i < steps && !trainer.finished(); ++i) trainer.step();
  const LayerParameters& layer = trainer.model().parameters()[0];
  const double away = std::hypot(static_cast<double>(layer.kernel().data()[0]) - 2,
                                 static_cast<double>(layer.bias().data()[0]) + 1);
  return std::isfinite(away) ? away : HUGE_VAL;
}

}  // namespace

TEST_CASE("the slope of a line's loss is what differences of the loss say") {
  const Loss loss = GENERATE(Loss::mean_squared_error, Loss::mean_absolute_error);
  LineTask task = uneven_task(loss);
  for (const Line& line : {Line{1.25, 0.7}, Line{-2.1, 3.3}, Line{0.4, -5}}) {
    constexpr double h = 1e-6;
    const auto along = [&](double w, double b) { return loss_of(task, {line.w + w, line.b + b}); };
    const LineSlope slope = slope_of(task, line);
    CHECK_THAT(slope.w, WithinAbs((along(h, 0) - along(-h, 0)) / (2 * h), 1e-6));
    CHECK_THAT(slope.b, WithinAbs((along(0, h) - along(0, -h)) / (2 * h), 1e-6));
  }
  task.bias = false;
  CHECK(slope_of(task, {1, 0}).b == 0);
}

TEST_CASE("at the course's start the gradient and the step are the course's") {
  DescentFacts facts;
  facts.task = course_task();
  facts.now = {10, 10};
  facts.slope = slope_of(facts.task, facts.now);
  facts.rate = 0.09f;
  CHECK_THAT(facts.slope.w, WithinRel(347.0 / 3, 1e-14));
  CHECK_THAT(facts.slope.b, WithinRel(46.0, 1e-14));
  CHECK(slope_formula(facts, true) == "∂L/∂w = mean of 2 (ŷ − y) x = 115.67");
  CHECK(slope_formula(facts, false) == "∂L/∂b = mean of 2 (ŷ − y) = 46");
  CHECK(step_formula(facts, true) == "w ← 10 − 0.09 × 115.67 = −0.41");
  CHECK(step_formula(facts, false) == "b ← 10 − 0.09 × 46 = 5.86");
  facts.now = {0, 0};
  facts.slope = slope_of(facts.task, facts.now);
  CHECK(step_formula(facts, false) == "b ← 0 − 0.09 × (−4) = 0.36");
  facts.task.bias = false;
  CHECK(step_formula(facts, false).empty());
}

TEST_CASE("the table's rows are what the course prints") {
  const LineTask task = course_task();
  const CourseRow first = course_row(task, 0, {10, 10});
  CHECK(first.w == "10.00");
  CHECK(first.loss == "715.66669");
  App app = tests::app_of_presets();
  app.apply(LoadPreset{"line_steep"});
  Trainer trainer =
      make_trainer(app.experiment(), ImageSource{}, default_kernels(), calling_thread());
  trainer.step_epoch();
  const CourseRow second = course_row(task, 1, trainer.history().epochs.back().neuron);
  CHECK(second.w == "−0.41");
  CHECK(second.b == "5.86");
  CHECK(second.loss == "27.47032");
  for (int epoch = 2; epoch <= 49; ++epoch) trainer.step_epoch();
  const CourseRow last = course_row(task, 49, trainer.history().epochs.back().neuron);
  CHECK(last.epoch == "49");
  CHECK(last.w == "1.98");
  CHECK(last.b == "−0.94");
  CHECK(last.loss == "0.00234");
}

TEST_CASE("the least line is where the slope is nothing") {
  LineTask task = uneven_task(Loss::mean_squared_error);
  CHECK_FALSE(least_line(task, {}));  // the corner that L1 makes
  task.penalty.l1 = 0;
  const std::optional<Line> least = least_line(task, {3, 4});
  REQUIRE(least);
  CHECK_THAT(slope_of(task, *least).w, WithinAbs(0, 1e-12));
  CHECK_THAT(slope_of(task, *least).b, WithinAbs(0, 1e-12));
  task.bias = false;
  const std::optional<Line> without = least_line(task, {3, 0});
  REQUIRE(without);
  CHECK(without->b == 0);
  CHECK_THAT(slope_of(task, *without).w, WithinAbs(0, 1e-12));
  CHECK_FALSE(least_line(uneven_task(Loss::mean_absolute_error), {}));
  task.bias = true;
  task.penalty = {};
  task.samples = {{2, 1}, {2, 3}};  // any line through (2, 2)
  CHECK_FALSE(least_line(task, {}));
}

TEST_CASE("an experiment of a line knows its largest rate") {
  Experiment experiment;
  experiment.data.name = "points";
  experiment.data.test_fraction = 0;
  experiment.data.x = {{-1}, {0}, {1}, {2}, {3}, {4}};
  experiment.data.y = {{-3}, {-1}, {1}, {3}, {5}, {7}};
  experiment.model = {Dense{1}};
  experiment.training.loss = Loss::mean_squared_error;
  experiment.training.optimizer = SGD{0.5f};
  const auto largest = largest_rate_of_line(experiment);
  REQUIRE(largest);
  CHECK_THAT(*largest, WithinRel(2 / curvature_of(course_task())->most, 1e-12));
  experiment.training.optimizer = Adam{};
  CHECK_FALSE(largest_rate_of_line(experiment));
  experiment.training.optimizer = SGD{};
  experiment.training.loss = Loss::mean_absolute_error;
  CHECK_FALSE(largest_rate_of_line(experiment));
  experiment.training.loss = Loss::mean_squared_error;
  experiment.model = {Dense{1, Activation::tanh}};
  CHECK_FALSE(largest_rate_of_line(experiment));
}

TEST_CASE("below the largest rate training converges, above it diverges") {
  const std::optional<LineCurvature> curvature = curvature_of(course_task());
  REQUIRE(curvature);
  // Of [[2·31/6, 2·9/6], [2·9/6, 2]] by trace and determinant.
  CHECK_THAT(curvature->most + curvature->least, WithinRel(62.0 / 6 + 2, 1e-12));
  CHECK_THAT(curvature->most * curvature->least, WithinRel(2 * 62.0 / 6 - 9, 1e-12));
  SGD optimizer;
  optimizer.momentum = GENERATE(0.0f, 0.9f, 0.5f);
  optimizer.nesterov = GENERATE(false, true) && optimizer.momentum > 0;
  const std::optional<double> largest = largest_rate(*curvature, optimizer);
  REQUIRE(largest);
  CHECK(distance_after(0.98 * *largest, optimizer, 4000) < 1e-2);
  CHECK(distance_after(1.02 * *largest, optimizer, 4000) > 100);
  CHECK_FALSE(largest_rate(*curvature, Adam{}));
  CHECK_FALSE(curvature_of(uneven_task(Loss::mean_absolute_error)));
}

TEST_CASE("the least line is found from anywhere, as far away as training has gone") {
  App app = tests::app_of_presets();
  app.apply(LoadPreset{"line_steep"});
  const LineTask task = course_task();
  const DescentFacts facts = descent_facts(app.shown_run(), task, {5e20, -3e19});
  REQUIRE(facts.least);
  CHECK_THAT(facts.least->w, WithinAbs(2, 1e-9));
  CHECK_THAT(facts.least->b, WithinAbs(-1, 1e-9));
}

TEST_CASE("the good one of three rates is said to be good of full batches alone") {
  App app = tests::app_of_presets();
  app.apply(LoadPreset{"line_steep"});
  app.apply(SetLineMode{LineMode::descent});
  app.apply(SetDescentView{{LossPicture::contours, RacedAgainst::rates}});
  const auto rates = [&] {
    const Race race =
        race_of(app.shown_run(), descent_facts(app.shown_run(), course_task(), {10, 10}));
    std::vector<double> all;
    for (const TrainingSettings& racer : race.request.racers) {
      all.push_back(static_cast<double>(learning_rate(racer.optimizer)));
    }
    return all;
  };
  const double most = curvature_of(course_task())->most, least = curvature_of(course_task())->least;
  const std::vector<double> full = rates();
  REQUIRE(full.size() == 4);
  CHECK_THAT(full[2], WithinRel(2 / (most + least), 5e-3));
  CHECK(full[3] > 2 / most);
  SGD momentum;
  momentum.learning_rate = 0.02f;
  momentum.momentum = 0.9f;
  app.apply(SetOptimizer{momentum});
  CHECK_THAT(rates()[2], WithinRel(1.9 / most, 5e-3));
  app.apply(SetSetting{"training.batch_size", 1});
  CHECK_THAT(rates()[2], WithinRel(0.02, 1e-6));
  CHECK_THAT(rates()[3], WithinRel(0.2, 1e-6));
}

TEST_CASE("along a contour the loss is the same") {
  LossGrid grid;
  grid.update(course_task(), {-10, 14, -14, 12});
  REQUIRE(grid.contours().size() == 12);
  const HeightField& field = grid.field();
  const auto [least, most] = std::minmax_element(field.heights.begin(), field.heights.end());
  for (const Contour& contour : grid.contours()) {
    CHECK(contour.pieces.size() > 4);
    for (const ContourPiece& piece : contour.pieces) {
      // The grid is coarse: on straight pieces between its corners.
      const double tolerance = 0.004 * (*most - *least);
      for (const CurvePoint& at : {piece.from, piece.to}) {
        CHECK_THAT(loss_of(course_task(), {at.x, at.y}), WithinAbs(contour.height, tolerance));
      }
    }
  }
  CHECK(field.height(0, 0) == loss_of(course_task(), {-10, -14}));
  CHECK(field.height(LossGrid::cells, 0) == loss_of(course_task(), {14, -14}));
}

TEST_CASE("a path that diverges does not make a dot of the rest") {
  const std::vector<Line> near = {{10, 10}, {2, -1}};
  const LossRange quiet = loss_range(near, {{10, 10}, {3, 4}});
  CHECK(quiet.low_w < 2);
  CHECK(quiet.high_b > 10);
  const LossRange wild = loss_range(near, {{1e30, -1e30}, {NAN, 1}});
  CHECK(wild.high_w < 40);
  CHECK(wild.low_b > -40);
  CHECK(wild.high_w > quiet.high_w);
  // From far away in w a path may go far in b.
  const LossRange far = loss_range({{1000, 0}, {2, -1}}, {{1000, 0}, {5, 300}});
  CHECK(far.high_b > 300);
  const LossRange point = loss_range({{2, -1}}, {});
  CHECK(point.high_w - point.low_w >= 1);
}

}  // namespace descent
