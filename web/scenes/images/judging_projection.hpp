#pragma once

#include <cstdint>

#include "web/app/looks/projection_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/charts/class_points.hpp"

namespace descent {

// What goes into the last layer, seen in the plane in which images differ most (PCA), on the page
// Judging: pressing a point looks into its image. A height of 0: as tall as it likes.
struct JudgingProjection {
  ProjectionWatch watch;
  PointWindow window;
  std::size_t window_epoch = 0;  // of the plane that the window was made for
  std::uint64_t network = 0;
};
void draw_judging_projection(JudgingProjection& state, const RunView& run, float height,
                             Actions& actions);

}  // namespace descent
