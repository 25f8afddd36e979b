#include "web/scenes/line/line_fit.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>

namespace descent {
namespace {

using Catch::Matchers::WithinAbs;

DataSettings points_data(std::vector<std::vector<double>> x, std::vector<std::vector<double>> y) {
  DataSettings data;
  data.name = "points";
  data.x = std::move(x);
  data.y = std::move(y);
  return data;
}

}  // namespace

TEST_CASE("points are read from the data and written back") {
  const DataSettings data = points_data({{-1}, {0.5}}, {{-3}, {0}});
  const std::vector<LinePoint> points = line_points(data);
  REQUIRE(points.size() == 2);
  CHECK(points[1].x == 0.5);
  CHECK(points[0].y == -3);
  CHECK(with_line_points(data, points) == data);
}

TEST_CASE("data that are no line have no line's points") {
  CHECK(line_points(points_data({{1, 2}}, {{3}})).empty());
  CHECK(line_points(points_data({{1}}, {{3, 4}})).empty());
  DataSettings spiral;
  CHECK(line_points(spiral).empty());
}

TEST_CASE("least squares finds the line, and the one with the least error") {
  const auto exact = least_squares({{-1, -3}, {0, -1}, {1, 1}, {4, 7}});
  REQUIRE(exact);
  CHECK_THAT(exact->w, WithinAbs(2, 1e-12));
  CHECK_THAT(exact->b, WithinAbs(-1, 1e-12));

  const std::vector<LinePoint> rough = {{0, 1}, {1, 0}, {2, 4}, {5, 3}};
  const Line best = least_squares(rough).value();
  const double least = mean_squared_error(best, rough);
  for (const double change : {-0.01, 0.01}) {
    CHECK(mean_squared_error({best.w + change, best.b}, rough) > least);
    CHECK(mean_squared_error({best.w, best.b + change}, rough) > least);
  }
}

TEST_CASE("points above each other have no line") {
  CHECK_FALSE(least_squares({}));
  CHECK_FALSE(least_squares({{2, 1}, {2, 5}}));
}

TEST_CASE("a model of one weight and one bias is a line, and says what it computes") {
  Sequential model(Shape{1}, {Dense{}}, 1);
  model.parameters()[0].kernel().data()[0] = 2;
  model.parameters()[0].bias().data()[0] = -1;
  const auto line = model_line(model);
  REQUIRE(line);
  CHECK(line->w == 2);
  CHECK(line->b == -1);
  CHECK(model_values(model, {10, -1}) == std::vector<double>{19, -3});
}

TEST_CASE("other models are no line") {
  Dense curved;
  curved.activation = Activation::tanh;
  CHECK_FALSE(model_line(Sequential(Shape{1}, {curved}, 1)));
  CHECK_FALSE(model_line(Sequential(Shape{1}, {Dense{}, Dense{}}, 1)));
  CHECK_FALSE(model_line(Sequential(Shape{2}, {Dense{}}, 1)));
}

TEST_CASE("the trace has w and b before the first epoch and after each") {
  History history;
  history.initial_neuron = {10, 10};
  LineTrace trace;
  trace.follow(history);
  CHECK(trace.w() == std::vector<CurvePoint>{{0, 10}});
  for (std::size_t epoch = 1; epoch <= 3; ++epoch) {
    EpochRecord record;
    record.epoch = epoch;
    record.neuron = {static_cast<float>(epoch), -2};
    history.epochs.append(record);
  }
  trace.follow(history);
  trace.follow(history);
  CHECK(trace.w() == std::vector<CurvePoint>{{0, 10}, {1, 1}, {2, 2}, {3, 3}});
  CHECK(trace.b() == std::vector<CurvePoint>{{0, 10}, {1, -2}, {2, -2}, {3, -2}});
}

TEST_CASE("the trace begins anew with training") {
  History history;
  history.initial_neuron = {1, 2};
  history.epochs = EpochLog({EpochRecord{1, {}, {}}, EpochRecord{2, {}, {}}});
  LineTrace trace;
  trace.follow(history);
  history.epochs.cut(0);
  trace.follow(history);
  CHECK(trace.b() == std::vector<CurvePoint>{{0, 2}});
  history.initial_neuron = {5, 6};
  trace.follow(history);
  CHECK(trace.w() == std::vector<CurvePoint>{{0, 5}});
}

TEST_CASE("the view takes the model's line in, wherever it leads") {
  const std::vector<LinePoint> points = {{-1, -3}, {4, 7}};
  const auto model_of = [](float w, float b) {
    Sequential model(Shape{1}, {Dense{}}, 1);
    model.parameters()[0].kernel().data()[0] = w;
    model.parameters()[0].bias().data()[0] = b;
    return model;
  };
  const LineView fitting = line_view(points, model_of(2, -1));
  CHECK(fitting.low_x < -1);
  CHECK(fitting.high_x > 4);
  CHECK(fitting.high_y < 12);
  const LineView far = line_view(points, model_of(10, 10));
  CHECK(far.low_x == fitting.low_x);
  CHECK(far.high_y > 10 * far.high_x + 10);
  CHECK(far.low_y < 10 * far.low_x + 10);
  // One that diverges does not make a dot of the points.
  for (const float w : {1e6f, 1e30f, std::numeric_limits<float>::infinity(),
                        std::numeric_limits<float>::quiet_NaN()}) {
    const LineView view = line_view(points, model_of(w, 0));
    CHECK(view.high_y - view.low_y < 70 * 10);
    CHECK(view.high_y - view.low_y > 10);
  }
}

TEST_CASE("the trace of another course is another one, however alike") {
  History history;
  history.epochs = EpochLog({EpochRecord{1, {}, {}}, EpochRecord{2, {}, {}}});
  LineTrace trace;
  trace.follow(history);
  EpochRecord moved{1, {}, {}};
  moved.neuron = {3, 4};
  history.epochs = EpochLog({moved, EpochRecord{2, {}, {}}});
  history.course = 1;
  trace.follow(history);
  CHECK(trace.w() == std::vector<CurvePoint>{{0, 0}, {1, 3}, {2, 0}});
}

}  // namespace descent
