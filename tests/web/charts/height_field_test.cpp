#include "web/charts/height_field.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>

namespace descent {
namespace {

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

template <typename HeightOf>
HeightField field_of(const PlaneRange& range, std::size_t cells, HeightOf&& height_of) {
  HeightField field{range, cells, {}};
  for (std::size_t row = 0; row <= cells; ++row) {
    for (std::size_t column = 0; column <= cells; ++column) {
      const CurvePoint at = field.at(column, row);
      field.heights.push_back(height_of(at.x, at.y));
    }
  }
  return field;
}

double share_at(const HeightScale& scale, double height) { return scale.share(height); }

}  // namespace

TEST_CASE("heights of about one size are shown as they are, of many decades by their logarithms") {
  const HeightField flat = field_of({0, 1, 0, 1}, 10, [](double x, double) { return 2 + x; });
  const HeightScale even = scale_of(flat);
  CHECK_FALSE(even.logarithmic);
  CHECK_THAT(share_at(even, 2.25), WithinAbs(0.25, 1e-12));
  const HeightField steep =
      field_of({0, 6, 0, 1}, 12, [](double x, double) { return std::pow(10, x - 3); });
  const HeightScale decades = scale_of(steep);
  CHECK(decades.logarithmic);
  CHECK_THAT(share_at(decades, 1), WithinAbs(0.5, 1e-12));
  CHECK_THAT(decades.height(0.5), WithinRel(1.0, 1e-12));
  const HeightField negative = field_of({-1, 1, 0, 1}, 4, [](double x, double) { return x; });
  CHECK_FALSE(scale_of(negative).logarithmic);
}

TEST_CASE("few heights that are far too large, or no numbers, leave the rest its colours") {
  HeightField field = field_of({0, 1, 0, 1}, 20, [](double x, double) { return 1 + x; });
  field.heights[3] = 1e30;
  field.heights[4] = std::numeric_limits<double>::infinity();
  field.heights[5] = std::numeric_limits<double>::quiet_NaN();
  const HeightScale scale = scale_of(field);
  CHECK(scale.least == 1);
  CHECK(scale.most < 2e4);
  CHECK(scale.share(1e30) == 1);
  CHECK(std::isnan(scale.share(field.heights[4])));
  CHECK(std::isnan(scale.share(field.heights[5])));
  for (const Contour& contour : contours_of(field, scale, 1)) {
    CHECK(std::isfinite(contour.height));
    for (const ContourPiece& piece : contour.pieces) {
      CHECK(std::isfinite(piece.from.x + piece.from.y + piece.to.x + piece.to.y));
    }
  }
  const HeightField none = field_of({0, 1, 0, 1}, 2, [](double, double) { return std::nan(""); });
  CHECK(contours_of(none, scale_of(none), 1).front().pieces.empty());
}

TEST_CASE("contours of a bowl are circles") {
  const HeightField bowl =
      field_of({-2, 2, -2, 2}, 50, [](double x, double y) { return x * x + y * y; });
  const Contour contour = contour_at(bowl, 1);
  REQUIRE(contour.pieces.size() > 20);
  for (const ContourPiece& piece : contour.pieces) {
    // On straight pieces between corners that are 0.08 apart: a quarter of its square off at most.
    CHECK_THAT(std::hypot(piece.from.x, piece.from.y), WithinAbs(1, 2e-3));
    CHECK_THAT(std::hypot(piece.to.x, piece.to.y), WithinAbs(1, 2e-3));
  }
}

}  // namespace descent
