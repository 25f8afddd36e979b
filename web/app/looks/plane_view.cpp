#include "web/app/looks/plane_view.hpp"

#include <algorithm>
#include <cmath>

#include "web/app/looks/plane_maps.hpp"

namespace descent {
namespace {

// Points at the very edge would be half hidden.
constexpr float margin = 1.05f;

float farthest(const Split& split) {
  float most = 0;
  for (const float x : split.plane_x) most = std::max(most, std::abs(x));
  for (const float y : split.plane_y) most = std::max(most, std::abs(y));
  return most;
}

float round_above(float value) {
  const float power = std::pow(10.0f, std::floor(std::log10(value)));
  for (const float step : {1.0f, 1.5f, 2.0f, 3.0f, 4.0f, 6.0f, 8.0f}) {
    if (step * power >= value) return step * power;
  }
  return 10 * power;
}

}  // namespace

float shown_extent(const DataSettings& data, const Dataset& dataset) {
  if (data_set_info(data.name).kind != DataKind::points) return plane_extent;
  const float most =
      std::max({farthest(dataset.train), farthest(dataset.validation), farthest(dataset.held_out)});
  if (data.x_axes.empty() && most <= plane_extent) return plane_extent;
  return round_above(std::max(1.0f, margin * most));
}

double in_units(const std::vector<Axis>& axes, std::size_t column, float shown) {
  const auto number = static_cast<double>(shown);
  return axes.empty() ? number : axes[column].mean + axes[column].deviation * number;
}

std::string axis_name(const std::vector<Axis>& axes, std::size_t column, const char* otherwise) {
  return column < axes.size() ? axes[column].name : otherwise;
}

}  // namespace descent
