#include "engine/data/plane_sets.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

#include "engine/core/error.hpp"
#include "engine/core/portable_math.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr float half_turn = std::numbers::pi_v<float>;
using Points = std::vector<PlanePoint>;

float length(float x, float y) { return std::sqrt(x * x + y * y); }

// The label that `label_at` gives at the point moved by the noise. Two statements, since the order
// in which a call's arguments are evaluated is left to the compiler.
template <typename LabelAt>
PlanePoint label_noisily(float x, float y, float radius, float noise, Random& random,
                         LabelAt label_at) {
  const float moved_x = x + random.uniform(-radius, radius) * noise;
  const float moved_y = y + random.uniform(-radius, radius) * noise;
  return {x, y, label_at(moved_x, moved_y)};
}

Points draw_circle(std::size_t count, float noise, Random& random) {
  constexpr float radius = 5;
  const auto label_at = [](float x, float y) { return length(x, y) < radius / 2 ? 1.0f : -1.0f; };
  const std::size_t inside = count - count / 2;
  Points points;
  for (std::size_t i = 0; i < count; ++i) {
    const float r =
        i < inside ? random.uniform(0, 0.5f * radius) : random.uniform(0.7f * radius, radius);
    const float angle = random.uniform(0, 2 * half_turn);
    points.push_back(label_noisily(r * portable_sin(angle), r * portable_cos(angle), radius, noise,
                                   random, label_at));
  }
  return points;
}

Points draw_xor(std::size_t count, float noise, Random& random) {
  constexpr float radius = 5, padding = 0.3f;
  const auto label_at = [](float x, float y) { return x * y >= 0 ? 1.0f : -1.0f; };
  Points points;
  for (std::size_t i = 0; i < count; ++i) {
    float x = random.uniform(-radius, radius);
    x += x > 0 ? padding : -padding;
    float y = random.uniform(-radius, radius);
    y += y > 0 ? padding : -padding;
    points.push_back(label_noisily(x, y, radius, noise, random, label_at));
  }
  return points;
}

Points draw_gauss(std::size_t count, float noise, Random& random) {
  const float deviation = std::sqrt(0.5f + 7 * noise);  // variance 0.5 … 4 for noise 0 … 0.5
  const std::size_t positive = count - count / 2;
  Points points;
  for (std::size_t i = 0; i < count; ++i) {
    const float label = i < positive ? 1.0f : -1.0f;
    const float x = random.normal(2 * label, deviation);
    const float y = random.normal(2 * label, deviation);
    points.push_back({x, y, label});
  }
  return points;
}

Points draw_spiral(std::size_t count, float noise, Random& random) {
  Points points;
  const auto draw_arm = [&](std::size_t arm_count, float turned_by, float label) {
    for (std::size_t i = 0; i < arm_count; ++i) {
      const float along = static_cast<float>(i) / static_cast<float>(arm_count);
      const float r = 5 * along;
      const float angle = 1.75f * along * 2 * half_turn + turned_by;
      const float x = r * portable_sin(angle) + random.uniform(-1, 1) * noise;
      const float y = r * portable_cos(angle) + random.uniform(-1, 1) * noise;
      points.push_back({x, y, label});
    }
  };
  draw_arm(count - count / 2, 0, 1);
  draw_arm(count / 2, half_turn, -1);
  return points;
}

// Uniform in the square of ±6, as both regression sets have it.
template <typename LabelAt>
Points draw_square(std::size_t count, float noise, Random& random, LabelAt label_at) {
  constexpr float radius = 6;
  Points points;
  for (std::size_t i = 0; i < count; ++i) {
    const float x = random.uniform(-radius, radius);
    const float y = random.uniform(-radius, radius);
    points.push_back(label_noisily(x, y, radius, noise, random, label_at));
  }
  return points;
}

Points draw_reg_plane(std::size_t count, float noise, Random& random) {
  return draw_square(count, noise, random, [](float x, float y) { return (x + y) / 10; });
}

// Six hills and hollows of radius 2 and height 1; where they overlap the steeper one counts.
float hills_at(float x, float y) {
  struct Hill {
    float x, y, sign;
  };
  constexpr std::array<Hill, 6> hills = {
      {{-4, 2.5f, 1}, {0, 2.5f, -1}, {4, 2.5f, 1}, {-4, -2.5f, -1}, {0, -2.5f, 1}, {4, -2.5f, -1}}};
  float label = 0;
  for (const Hill& hill : hills) {
    const float height = hill.sign * std::max(0.0f, 1 - length(x - hill.x, y - hill.y) / 2);
    if (std::abs(height) > std::abs(label)) label = height;
  }
  return label;
}

Points draw_reg_gauss(std::size_t count, float noise, Random& random) {
  return draw_square(count, noise, random, hills_at);
}

}  // namespace

std::vector<PlanePoint> draw_plane_set(std::string_view name, std::size_t count, float noise,
                                       Random& random) {
  if (name == "circle") return draw_circle(count, noise, random);
  if (name == "xor") return draw_xor(count, noise, random);
  if (name == "gauss") return draw_gauss(count, noise, random);
  if (name == "spiral") return draw_spiral(count, noise, random);
  if (name == "reg_plane") return draw_reg_plane(count, noise, random);
  if (name == "reg_gauss") return draw_reg_gauss(count, noise, random);
  throw Error(
      tr("There is no 2-D set named \"{0}\"; there are circle, xor, gauss, spiral, reg_plane and "
         "reg_gauss.",
         name));
}

}  // namespace descent
