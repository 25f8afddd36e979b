#pragma once

#include <span>
#include <string>
#include <string_view>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/charts/class_points.hpp"

namespace descent {

// The first validation images as points of a plane, on the page Judging: each in the colour and
// with the number of its class, wrong ones ringed; a press on one looks into its image.
void draw_judging_points(std::string_view id, const std::string& label, std::span<const float> x,
                         std::span<const float> y, const PointWindow& window, const RunView& run,
                         const Rect& area, Actions& actions);

// Which number is which class; nothing where classes are numbers.
void draw_judging_legend(const RunView& run);

}  // namespace descent
