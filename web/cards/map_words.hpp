#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "web/app/looks/plane_maps.hpp"
#include "web/app/looks/plane_view.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/ui/picture_words.hpp"

// What the large map says, in words.
namespace descent {

// A number of an axis in its own units, if it has some.
std::string number_in_units(const std::vector<Axis>& axes, std::size_t column, float shown,
                            int decimals);

// "x 1.2, y −0.4": by the axes' names, in their units.
std::string place_words(const RunView& run, PlanePlace place);

// "value 0.31", or of several classes "green  93 %"; `cell` counts the map's numbers.
std::string map_value_text(const RunView& run, const PlaneMaps& maps, std::size_t cell);

// "Of the plane: orange 48 %, blue 52 %. Right for 97 % of the training points and for 95 % of the
// others."
std::string map_summary(const RunView& run, const PlaneMaps& maps);

// The map at 9 × 9 places, as they lie: x to the right, y upwards.
std::vector<ui::PictureTable> map_table(const RunView& run, const PlaneMaps& maps);

}  // namespace descent
