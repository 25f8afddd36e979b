#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "web/charts/height_field.hpp"
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

class LossGrid {
 public:
  static constexpr std::size_t cells = 56;  // in each direction

  // Computes what is out of date.
  void update(const LineTask& task, const LossRange& range);

  // w to the right, b upwards.
  const HeightField& field() const { return field_; }
  const HeightScale& scale() const { return scale_; }
  // At losses whose contours lie about evenly, from the inside outwards.
  const std::vector<Contour>& contours() const { return contours_; }

 private:
  LineTask task_;
  HeightField field_;
  HeightScale scale_;
  std::vector<Contour> contours_;
};

}  // namespace descent
