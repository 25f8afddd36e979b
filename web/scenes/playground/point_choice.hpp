#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/cards/output_map.hpp"
#include "web/scenes/playground/point_formulas.hpp"

// Choosing on the map the point whose numbers stand in the network's formulas.
namespace descent {

// The formula of the unit that the map shows at a place that is looked at, on lines of its own;
// empty of a feature, and of several outputs together.
std::string formula_on_map(const RunView& run, const std::vector<PlaneColumn>& columns,
                           const MapChoice& shown, const MapFrame& frame, PlanePlace place);

// A press keeps the training point or the place there; one more on it lets it go.
void choose_point(std::optional<FormulaPoint>& chosen, const RunView& run, const MapFrame& frame,
                  const MapPress& press);

void draw_chosen_point(const FormulaPoint& point, const MapFrame& frame);

}  // namespace descent
