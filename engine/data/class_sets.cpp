#include "engine/data/class_sets.hpp"

#include <array>
#include <numbers>
#include <string>

#include "engine/core/error.hpp"
#include "engine/core/portable_math.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr float pi = std::numbers::pi_v<float>;
constexpr float radius = 5;

// One of `count` points of a class.
struct Place {
  std::size_t label, classes;
  std::size_t index, count;

  float share() const { return static_cast<float>(label) / static_cast<float>(classes); }
};

// At a distance and an angle from the middle, moved by up to the noise. Statements of their own,
// since the order in which a call's arguments are evaluated is left to the compiler.
PlanePoint moved(float distance, float angle, float noise, Random& random) {
  const float x = distance * portable_sin(angle) + random.uniform(-1, 1) * noise;
  const float y = distance * portable_cos(angle) + random.uniform(-1, 1) * noise;
  return {x, y, 0};
}

PlanePoint draw_cluster(const Place& place, float noise, Random& random) {
  constexpr float circle = 3.5f;
  const float deviation = 0.5f + 2 * noise;
  const float angle = 2 * pi * place.share();
  const float x = random.normal(circle * portable_sin(angle), deviation);
  const float y = random.normal(circle * portable_cos(angle), deviation);
  return {x, y, 0};
}

PlanePoint draw_arm(const Place& place, float noise, Random& random) {
  const float along = static_cast<float>(place.index) / static_cast<float>(place.count);
  // The more arms, the fewer turns: so the distance from one to the next stays the same.
  const float turns = 1.75f * 2 / static_cast<float>(place.classes);
  return moved(radius * along, 2 * pi * (turns * along + place.share()), noise, random);
}

PlanePoint draw_ring(const Place& place, float noise, Random& random) {
  constexpr float gap = 0.3f;  // of a ring's width; the disc in the middle needs none
  const float width = radius / static_cast<float>(place.classes);
  const float inner = radius * place.share();
  const float distance = random.uniform(place.label == 0 ? 0 : inner + gap * width, inner + width);
  const float angle = random.uniform(0, 2 * pi);
  return moved(distance, angle, noise, random);
}

auto* find_draw(std::string_view name) {
  if (name == "clusters") return &draw_cluster;
  if (name == "spiral_arms") return &draw_arm;
  if (name == "rings") return &draw_ring;
  throw Error(
      tr("There is no 2-D set of several classes named \"{0}\"; there are clusters, spiral_arms "
         "and rings.",
         name));
}

}  // namespace

std::vector<PlanePoint> draw_class_set(std::string_view name, std::size_t classes,
                                       std::size_t count, float noise, Random& random) {
  const auto draw = find_draw(name);
  std::vector<PlanePoint> points;
  for (std::size_t label = 0; label < classes; ++label) {
    const std::size_t of_class = count / classes + (label < count % classes ? 1 : 0);
    for (std::size_t i = 0; i < of_class; ++i) {
      PlanePoint point = draw({label, classes, i, of_class}, noise, random);
      point.label = static_cast<float>(label);
      points.push_back(point);
    }
  }
  return points;
}

std::string plane_class_name(std::size_t label) {
  constexpr std::array<const char*, 6> names = {tr_noop("orange"), tr_noop("blue"),
                                                tr_noop("green"),  tr_noop("pink"),
                                                tr_noop("brown"),  tr_noop("grey")};
  return names[label % names.size()];
}

}  // namespace descent
