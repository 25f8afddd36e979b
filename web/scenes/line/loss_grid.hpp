#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "web/scenes/line/line_losses.hpp"

// The loss over the plane of w and b, as it is drawn.
namespace descent {

// The part of that plane that is in sight.
struct LossRange {
  double low_w = -1, high_w = 1, low_b = -1, high_b = 1;
  bool operator==(const LossRange&) const = default;
};

// Room for all the near lines with a margin, and for the path; where that leads more than two and a
// half times as far as the near lines reach, for no more of it: one that diverges must not make a
// dot of all else.
// `middle`, where it is known, is in the middle: the bottom of a bowl.
LossRange loss_range(const std::vector<Line>& near, const std::vector<Line>& path,
                     const std::optional<Line>& middle = {});

// One of the lines along which the loss is the same, in pieces.
struct ContourPiece {
  Line from, to;
};
struct Contour {
  double loss = 0;
  std::vector<ContourPiece> pieces;
};

class LossGrid {
 public:
  static constexpr std::size_t cells = 56;  // in each direction
  static constexpr std::size_t contour_count = 12;

  // Computes what is out of date.
  void update(const LineTask& task, const LossRange& range);

  const LossRange& range() const { return range_; }
  // At the corners of the cells: `column` from low_w, `row` from low_b, 0 … cells.
  double loss(std::size_t column, std::size_t row) const {
    return losses_[row * (cells + 1) + column];
  }
  Line line_at(std::size_t column, std::size_t row) const;
  // Of all corners.
  double least() const { return least_; }
  double most() const { return most_; }
  // At losses whose contours lie about evenly, from the inside outwards.
  const std::vector<Contour>& contours() const { return contours_; }

 private:
  Contour contour_at(double loss) const;

  LineTask task_;
  LossRange range_;
  std::vector<double> losses_;
  double least_ = 0, most_ = 0;
  std::vector<Contour> contours_;
};

}  // namespace descent
