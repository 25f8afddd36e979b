#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "web/app/looks/plane_view.hpp"
#include "web/app/state/brush.hpp"

// Points that a person paints: what a stroke of the brush makes, and what it does to the data.
namespace descent {

// A link holds about as many; more points do not make a picture clearer.
inline constexpr std::size_t most_painted_points = 5000;

// The places that the brush leaves points at along a path in the plane that is shown as far as
// `extent`. A longer path of the same seed begins with the same places.
std::vector<PlanePlace> spray(const Brush& brush, std::span<const PlanePlace> path, float extent,
                              std::uint64_t seed);

// The points of an experiment as one's own, with names for classes. The Error of points that have
// several values each.
DataSettings own_points(const Experiment& experiment, const Dataset& dataset);
// The same without any point: to be painted on only.
DataSettings no_points(bool values);

// With a point of the brush's class or value at each place, as many as there is room for. An Error
// where there is none.
DataSettings with_points(DataSettings own, const Brush& brush, std::span<const PlanePlace> places);
// Without the points that the eraser passes over.
DataSettings without_points(DataSettings own, const Brush& brush, std::span<const PlanePlace> path,
                            float extent);

}  // namespace descent
