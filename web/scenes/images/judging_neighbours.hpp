#pragma once

#include "web/app/looks/neighbours_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// Images arranged by their neighbours at the last layer (t-SNE), on the page Judging: pressing a
// point looks into its image. A height of 0: as tall as it likes.
void draw_judging_neighbours(NeighboursWatch& watch, const RunView& run, float height,
                             Actions& actions);

}  // namespace descent
