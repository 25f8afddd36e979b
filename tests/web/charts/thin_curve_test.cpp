#include "web/charts/thin_curve.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

namespace descent {

TEST_CASE("a short curve is kept point by point") {
  ThinCurve curve;
  CHECK(curve.empty());
  for (int i = 1; i <= 5; ++i) curve.append({double(i), 10.0 - i});
  const std::vector<CurvePoint> points = curve.points();
  REQUIRE(points.size() == 5);
  CHECK(points[0] == CurvePoint{1, 9});
  CHECK(points[4] == CurvePoint{5, 5});
}

TEST_CASE("a long curve has few points, in order, and keeps its ends, peak and trough") {
  ThinCurve curve;
  constexpr int count = 123'457;
  for (int i = 0; i < count; ++i) {
    double y = std::sin(i * 0.001);
    if (i == 70'001) y = 50;
    if (i == 70'002) y = -40;
    curve.append({double(i), y});
  }
  const std::vector<CurvePoint> points = curve.points();
  CHECK(points.size() <= 4 * ThinCurve::most_buckets);
  CHECK(points.size() > ThinCurve::most_buckets / 2);
  CHECK(points.front().x == 0);
  CHECK(points.back().x == count - 1);
  bool peak = false, trough = false;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i > 0) CHECK(points[i].x > points[i - 1].x);
    peak = peak || points[i] == CurvePoint{70'001, 50};
    trough = trough || points[i] == CurvePoint{70'002, -40};
  }
  CHECK(peak);
  CHECK(trough);
  CHECK(curve.highest() == 50);
  CHECK(curve.lowest() == -40);
}

TEST_CASE("points that are not finite are left out") {
  ThinCurve curve;
  curve.append({1, std::numeric_limits<double>::quiet_NaN()});
  curve.append({2, std::numeric_limits<double>::infinity()});
  CHECK(curve.empty());
  curve.append({3, 1});
  CHECK(curve.points().size() == 1);
  curve.clear();
  CHECK(curve.empty());
}

}  // namespace descent
