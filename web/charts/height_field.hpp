#pragma once

#include <cstddef>
#include <vector>

#include "engine/inspect/plane_range.hpp"
#include "web/charts/thin_curve.hpp"

namespace descent {

// Heights over a part of a plane, at the corners of cells that lie evenly.
struct HeightField {
  PlaneRange range;
  std::size_t cells = 0;  // in each direction
  // (cells + 1)² of them, row-major, rows from low_y, columns from low_x. Some may be no numbers.
  std::vector<double> heights;

  double height(std::size_t column, std::size_t row) const {
    return heights[row * (cells + 1) + column];
  }
  CurvePoint at(std::size_t column, std::size_t row) const;
};

// How heights are shown: as shares from 0 for `least` to 1 for `most` and all above it.
struct HeightScale {
  double least = 0, most = 1;
  bool logarithmic = false;

  double share(double height) const;  // NaN of what is not finite
  double height(double share) const;
};
// Of positive heights that span more than a decade and a half by their logarithms. Few that are
// thousands of times as high as the middle one do not make a plain of the rest.
HeightScale scale_of(const HeightField& field);

// One of the lines along which the height is the same, in pieces.
struct ContourPiece {
  CurvePoint from, to;
};
struct Contour {
  double height = 0;
  std::vector<ContourPiece> pieces;
};
Contour contour_at(const HeightField& field, double height);
// Twelve, from the inside outwards, at the heights of even shares to this power: 2 makes those of a
// bowl lie evenly.
std::vector<Contour> contours_of(const HeightField& field, const HeightScale& scale, double power);

}  // namespace descent
