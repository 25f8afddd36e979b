#include "web/app/state/painting.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numbers>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/portable_math.hpp"
#include "engine/core/random.hpp"
#include "engine/core/words.hpp"
#include "engine/data/class_sets.hpp"
#include "engine/data/points_set.hpp"
#include "web/app/state/output_choice.hpp"

namespace descent {
namespace {

// Painting at the edge of the map must not make it larger with each stroke.
constexpr float inner_share = 0.95f;
// Dabs are that many radii apart.
constexpr float spacing = 0.8f;

// Few digits keep links short; a pixel is larger.
float rounded(float number, float extent) {
  const float step = extent / 600;
  return std::round(number / step) * step;
}

double short_number(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", number);
  return std::strtod(text, nullptr);
}

struct Sprayer {
  const Brush& brush;
  float extent;
  Random random;
  std::vector<PlanePlace> places;

  float radius() const { return brush.radius * 2 * extent; }

  void add(float x, float y) {
    const float edge = inner_share * extent;
    places.push_back(
        {rounded(std::clamp(x, -edge, edge), extent), rounded(std::clamp(y, -edge, edge), extent)});
  }

  void dab(PlanePlace at) {
    if (brush.density == 1) {
      add(at.x, at.y);
      return;
    }
    for (std::size_t i = 0; i < brush.density; ++i) {
      // All of the disc is as likely.
      const float distance = radius() * std::sqrt(random.uniform());
      const float angle = random.uniform(0, 2 * std::numbers::pi_v<float>);
      add(at.x + distance * portable_cos(angle), at.y + distance * portable_sin(angle));
    }
  }
};

float distance(PlanePlace a, PlanePlace b) { return std::hypot(a.x - b.x, a.y - b.y); }

float distance_to_segment(PlanePlace p, PlanePlace a, PlanePlace b) {
  const float dx = b.x - a.x, dy = b.y - a.y;
  const float length = dx * dx + dy * dy;
  const float t =
      length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0f, 1.0f) : 0;
  return distance(p, {a.x + t * dx, a.y + t * dy});
}

bool passes_over(std::span<const PlanePlace> path, PlanePlace point, float radius) {
  if (path.size() == 1) return distance(path[0], point) <= radius;
  for (std::size_t i = 1; i < path.size(); ++i) {
    if (distance_to_segment(point, path[i - 1], path[i]) <= radius) return true;
  }
  return false;
}

void append(DataSettings& own, const Split& split) {
  std::vector<float> target(std::max<std::size_t>(split.targets.sample_size(), 1));
  for (std::size_t i = 0; i < split.plane_x.size(); ++i) {
    split.targets.copy_sample(i, target.data());
    own.x.push_back({short_number(split.plane_x[i]), short_number(split.plane_y[i])});
    own.y.push_back({short_number(target[0])});
  }
}

void name_classes(DataSettings& own, std::size_t count) {
  while (own.class_names.size() < count) {
    own.class_names.push_back(plane_class_name(own.class_names.size()));
  }
}

}  // namespace

std::vector<PlanePlace> spray(const Brush& brush, std::span<const PlanePlace> path, float extent,
                              std::uint64_t seed) {
  Sprayer sprayer{brush, extent, Random(seed), {}};
  if (path.empty()) return {};
  sprayer.dab(path[0]);
  const float step = std::max(spacing * sprayer.radius(), 0.01f * extent);
  float left = step;  // until the next dab
  for (std::size_t i = 1; i < path.size(); ++i) {
    const float length = distance(path[i - 1], path[i]);
    float along = left;
    for (; along <= length && sprayer.places.size() < most_painted_points; along += step) {
      const float share = along / length;
      sprayer.dab({path[i - 1].x + share * (path[i].x - path[i - 1].x),
                   path[i - 1].y + share * (path[i].y - path[i - 1].y)});
    }
    left = std::max(0.0f, along - length);
  }
  return std::move(sprayer.places);
}

DataSettings own_points(const Experiment& experiment, const Dataset& dataset) {
  DataSettings own = experiment.data;
  if (own.name != "points") {
    own = no_points(dataset.classes == 0);
    own.test_fraction = experiment.data.test_fraction;
    own.test_count = experiment.data.test_count;
    own.validation_fraction = experiment.data.validation_fraction;
    own.validation_count = experiment.data.validation_count;
    own.class_names.clear();
    append(own, dataset.train);
    append(own, dataset.validation);
    append(own, dataset.held_out);
    name_classes(own, dataset.classes);
    return own;
  }
  if (!own.y.empty() && own.y.front().size() > 1) {
    throw Error(tr("These points have several values each, and the brush has one: start empty."));
  }
  for (std::size_t i = own.class_names.size(); i < dataset.classes; ++i) {
    own.class_names.push_back(dataset.class_names[i]);
  }
  return own;
}

DataSettings no_points(bool values) {
  DataSettings own;
  own.name = "points";
  own.test_fraction = 0;
  if (!values) name_classes(own, 2);
  return own;
}

DataSettings with_points(DataSettings own, const Brush& brush, std::span<const PlanePlace> places) {
  if (own.x.size() >= most_painted_points) {
    throw Error(
        tr("There are {0} points; one can paint as long as there are fewer than {1}. Erase some "
           "first.",
           own.x.size(), most_painted_points));
  }
  const bool classes = !own.class_names.empty();
  if (classes) name_classes(own, brush.label + 1);
  const double target = classes ? static_cast<double>(brush.label)
                                : short_number(in_units(own.y_axes, 0, brush.value));
  for (const PlanePlace& place : places) {
    if (own.x.size() >= most_painted_points) break;
    own.x.push_back({short_number(in_units(own.x_axes, 0, place.x)),
                     short_number(in_units(own.x_axes, 1, place.y))});
    own.y.push_back({target});
  }
  return own;
}

DataSettings without_points(DataSettings own, const Brush& brush, std::span<const PlanePlace> path,
                            float extent) {
  const float radius = brush.radius * 2 * extent;
  DataSettings left = own;
  left.x.clear();
  left.y.clear();
  for (std::size_t i = 0; i < own.x.size(); ++i) {
    const PlanePlace point{scaled(own.x_axes, 0, own.x[i][0]), scaled(own.x_axes, 1, own.x[i][1])};
    if (passes_over(path, point, radius)) continue;
    left.x.push_back(std::move(own.x[i]));
    left.y.push_back(std::move(own.y[i]));
  }
  return left;
}

}  // namespace descent
