#pragma once

#include "web/app/looks/plane_maps.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/cards/layout.hpp"

// What lies below and beside the large map: which colour stands for what, and its axes.
namespace descent {

// Of the legend; the same whatever the map shows, so that nothing moves.
float map_legend_height(const Dataset& dataset);

// −1 ▬▬▬ +1, 0 ▬▬▬ 1 for probabilities, or the classes with their marks: over `area`'s width.
void draw_map_legend(const RunView& run, const PlaneMaps& maps, const Rect& area);

// What is left of `whole` for the map where its axes have names, a square.
Rect map_square(const RunView& run, const Rect& whole);
// Around that square: the names, and a few numbers in the axes' units. Nothing where they have no
// names.
void draw_map_axes(const RunView& run, const Rect& square, float extent);

}  // namespace descent
