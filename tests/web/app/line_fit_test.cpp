#include "web/app/line_fit.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

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
  model.parameters()[0].kernel.data()[0] = 2;
  model.parameters()[0].bias.data()[0] = -1;
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

TEST_CASE("the trace follows time and begins anew when time goes back") {
  LineTrace trace;
  trace.record(0, {10, 10});
  trace.record(1, {5, 5});
  trace.record(2, {3, 1});
  REQUIRE(trace.entries().size() == 3);
  trace.record(2, {2.5, 1});  // the same moment: the newer value counts
  REQUIRE(trace.entries().size() == 3);
  CHECK(trace.entries().back().line.w == 2.5);
  trace.record(0, {10, 10});
  CHECK(trace.entries().size() == 1);
}

TEST_CASE("a long trace thins itself and keeps its end exact") {
  LineTrace trace;
  for (int i = 0; i <= 100'000; ++i) trace.record(i * 0.5, {double(i), -double(i)});
  const auto& entries = trace.entries();
  CHECK(entries.size() <= LineTrace::most_entries);
  CHECK(entries.size() > LineTrace::most_entries / 4);
  CHECK(entries.front().epoch == 0);
  CHECK(entries.back().epoch == 50'000);
  CHECK(entries.back().line.w == 100'000);
  for (std::size_t i = 1; i < entries.size(); ++i) {
    if (entries[i].epoch <= entries[i - 1].epoch) FAIL("not in order at " << i);
  }
}

}  // namespace descent
