#include "engine/data/digit_pen.hpp"

#include <algorithm>
#include <cmath>

namespace descent {
namespace {

constexpr int lines_per_span = 4;

StrokePoint mirrored(StrokePoint point, StrokePoint centre) {
  return {2 * centre.x - point.x, 2 * centre.y - point.y};
}

float catmull_rom(float a, float b, float c, float d, float t) {
  return b + 0.5f * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

// The pixels from low to high, cut to the paper.
std::size_t first_pixel(float low) { return static_cast<std::size_t>(std::max(low, 0.0f)); }
std::size_t end_pixel(float high) {
  return static_cast<std::size_t>(std::clamp(high + 1, 0.0f, static_cast<float>(DigitPaper::side)));
}

}  // namespace

std::vector<StrokePoint> flatten(const Stroke& stroke) {
  std::vector<StrokePoint> line = {stroke.front()};
  for (std::size_t i = 0; i + 1 < stroke.size(); ++i) {
    const StrokePoint b = stroke[i], c = stroke[i + 1];
    if (b == c) continue;
    // At an end or a corner the curve begins or ends straight.
    const bool has_before = i > 0 && stroke[i - 1] != b;
    const bool has_after = i + 2 < stroke.size() && stroke[i + 2] != c;
    const StrokePoint a = has_before ? stroke[i - 1] : mirrored(c, b);
    const StrokePoint d = has_after ? stroke[i + 2] : mirrored(b, c);
    for (int step = 1; step <= lines_per_span; ++step) {
      const float t = static_cast<float>(step) / lines_per_span;
      line.push_back({catmull_rom(a.x, b.x, c.x, d.x, t), catmull_rom(a.y, b.y, c.y, d.y, t)});
    }
  }
  return line;
}

void DigitPaper::draw_line(StrokePoint from, StrokePoint to, float from_radius, float to_radius,
                           float edge) {
  const float reach = std::max(from_radius, to_radius) + edge / 2;
  const float dx = to.x - from.x, dy = to.y - from.y;
  const float squared_length = std::max(dx * dx + dy * dy, 1e-6f);
  const std::size_t right = end_pixel(std::max(from.x, to.x) + reach);
  const std::size_t bottom = end_pixel(std::max(from.y, to.y) + reach);
  for (std::size_t row = first_pixel(std::min(from.y, to.y) - reach); row < bottom; ++row) {
    for (std::size_t column = first_pixel(std::min(from.x, to.x) - reach); column < right;
         ++column) {
      float& pixel = grey_[row * side + column];
      if (pixel >= 1) continue;
      const float x = static_cast<float>(column) + 0.5f - from.x;
      const float y = static_cast<float>(row) + 0.5f - from.y;
      const float along = std::clamp((x * dx + y * dy) / squared_length, 0.0f, 1.0f);
      const float off_x = x - along * dx, off_y = y - along * dy;
      const float radius = from_radius + along * (to_radius - from_radius);
      const float squared_distance = off_x * off_x + off_y * off_y;
      if (squared_distance > reach * reach) continue;
      const float ink = (radius - std::sqrt(squared_distance)) / edge + 0.5f;
      pixel = std::max(pixel, std::min(ink, 1.0f));
    }
  }
}

}  // namespace descent
