#include "engine/inspect/principal_plane.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <vector>

#include "engine/core/random.hpp"

namespace descent {
namespace {

using Catch::Matchers::WithinAbs;

PlaneBasis found(const std::vector<float>& points, std::size_t dimensions) {
  PrincipalPlane plane(points, dimensions);
  for (int pass = 0; pass < 1000 && !plane.advance(); ++pass) continue;
  return plane.basis();
}

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

TEST_CASE("the plane of points lies along their largest variances", "[principal_plane]") {
  // Of a box of 6 × 2 × 1, turned about the first axis: by its symmetry the covariance is diagonal
  // along its edges, with the squares of their halves.
  const double turn = 0.5, c = std::cos(turn), s = std::sin(turn);
  std::vector<float> points;
  for (const double x : {-3.0, 3.0}) {
    for (const double y : {-1.0, 1.0}) {
      for (const double z : {-0.5, 0.5}) {
        for (const double value : {x + 10, c * y - s * z, s * y + c * z - 4}) {
          points.push_back(static_cast<float>(value));
        }
      }
    }
  }
  const PlaneBasis basis = found(points, 3);
  // float32 points: their own rounding is 1e-7 of them.
  CHECK_THAT(basis.mean[0], WithinAbs(10, 1e-5));
  CHECK_THAT(basis.mean[2], WithinAbs(-4, 1e-5));
  CHECK_THAT(basis.axes[0][0], WithinAbs(1, 1e-5));
  CHECK_THAT(basis.axes[1][1], WithinAbs(c, 1e-4));
  CHECK_THAT(basis.axes[1][2], WithinAbs(s, 1e-4));
  const Projection seen = project(basis, points);
  REQUIRE(seen.x.size() == 8);
  CHECK_THAT(static_cast<double>(seen.x.front()), WithinAbs(-3, 1e-5));
  CHECK_THAT(static_cast<double>(seen.y.front()), WithinAbs(-1, 1e-4));
  CHECK_THAT(seen.explained[0], WithinAbs(9 / 10.25, 1e-6));
  CHECK_THAT(seen.explained[1], WithinAbs(1 / 10.25, 1e-6));
}

TEST_CASE("no two directions of a plane explain more of noise in many dimensions",
          "[principal_plane]") {
  constexpr std::size_t dimensions = 12, rows = 300;
  Random random(3);
  std::vector<float> points(rows * dimensions);
  for (std::size_t i = 0; i < points.size(); ++i) {
    points[i] = random.normal() * (1 + static_cast<float>(i % dimensions) / 4);
  }
  const PlaneBasis basis = found(points, dimensions);
  CHECK_THAT(dot(basis.axes[0], basis.axes[0]), WithinAbs(1, 1e-12));
  CHECK_THAT(dot(basis.axes[0], basis.axes[1]), WithinAbs(0, 1e-12));
  const Projection best = project(basis, points);
  CHECK(best.explained[0] >= best.explained[1]);
  for (std::size_t i = 0; i < dimensions; ++i) {
    PlaneBasis other = basis;
    for (auto& axis : other.axes) axis.assign(dimensions, 0);
    other.axes[0][i] = 1;
    CHECK(project(other, points).explained[0] <= best.explained[0]);
  }
}

TEST_CASE("points that are all alike have no plane, and none is no error", "[principal_plane]") {
  const std::vector<float> alike(20, 2.5f);
  const Projection seen = project(found(alike, 4), alike);
  CHECK(seen.explained[0] == 0);
  CHECK(seen.x == std::vector<float>(5, 0));
  CHECK(found({}, 0).mean.empty());
}

}  // namespace descent
