#include "web/app/state/drawing.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/data/digit_image.hpp"

namespace descent {
namespace {

constexpr float piece_length = 0.012f;      // of a smoothed stroke, as a share of the pad
constexpr float thinnest_line = 2.0f / 20;  // of the drawing's longer side
constexpr float thickest_line = 3.2f / 20;

float distance(PadPoint a, PadPoint b) { return std::hypot(b.x - a.x, b.y - a.y); }

// The curve between b and c, whose neighbours are a and d; t = 0 … 1.
PadPoint catmull_rom(PadPoint a, PadPoint b, PadPoint c, PadPoint d, float t) {
  const auto blend = [t](float p, float q, float r, float s) {
    const float t2 = t * t;
    const float t3 = t2 * t;
    return 0.5f *
           (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t2 + (3 * q - p - 3 * r + s) * t3);
  };
  return {blend(a.x, b.x, c.x, d.x), blend(a.y, b.y, c.y, d.y)};
}

float distance_to_segment(PadPoint p, PadPoint a, PadPoint b) {
  const float dx = b.x - a.x;
  const float dy = b.y - a.y;
  const float length_squared = dx * dx + dy * dy;
  float t = 0;
  if (length_squared > 0) {
    t = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length_squared, 0.0f, 1.0f);
  }
  return distance(p, {a.x + t * dx, a.y + t * dy});
}

// The pixels, first and one past the last, that [low, high] of the pad may
// touch.
struct PixelRange {
  std::size_t first, end;
};
PixelRange pixels(float low, float high, std::size_t size) {
  const auto side = static_cast<float>(size);
  const float first = std::clamp(std::floor(low * side), 0.0f, side);
  const float end = std::clamp(std::ceil(high * side), first, side);
  return {static_cast<std::size_t>(first), static_cast<std::size_t>(end)};
}

void draw_segment(PadPoint a, PadPoint b, float width, std::size_t size,
                  std::vector<float>& bitmap) {
  const float pixel = 1 / static_cast<float>(size);
  const float reach = width / 2 + pixel;
  const PixelRange columns = pixels(std::min(a.x, b.x) - reach, std::max(a.x, b.x) + reach, size);
  const PixelRange rows = pixels(std::min(a.y, b.y) - reach, std::max(a.y, b.y) + reach, size);
  for (std::size_t row = rows.first; row < rows.end; ++row) {
    for (std::size_t column = columns.first; column < columns.end; ++column) {
      const PadPoint center{(static_cast<float>(column) + 0.5f) * pixel,
                            (static_cast<float>(row) + 0.5f) * pixel};
      const float inside = width / 2 - distance_to_segment(center, a, b);
      const float ink = std::clamp(0.5f + inside / pixel, 0.0f, 1.0f);
      float& value = bitmap[row * size + column];
      value = std::max(value, ink);
    }
  }
}

}  // namespace

Stroke smooth_stroke(const Stroke& stroke) {
  if (stroke.size() < 3) return stroke;
  Stroke curve{stroke.front()};
  for (std::size_t i = 0; i + 1 < stroke.size(); ++i) {
    const PadPoint before = stroke[i > 0 ? i - 1 : 0];
    const PadPoint after = stroke[std::min(i + 2, stroke.size() - 1)];
    const float length = distance(stroke[i], stroke[i + 1]);
    const int pieces = std::clamp(static_cast<int>(length / piece_length), 1, 100);
    for (int piece = 1; piece < pieces; ++piece) {
      const float t = static_cast<float>(piece) / static_cast<float>(pieces);
      curve.push_back(catmull_rom(before, stroke[i], stroke[i + 1], after, t));
    }
    curve.push_back(stroke[i + 1]);
  }
  return curve;
}

float network_pen_width(const std::vector<Stroke>& strokes, float pen) {
  float left = 1, right = 0, top = 1, bottom = 0;
  for (const Stroke& stroke : strokes) {
    for (const PadPoint& point : stroke) {
      left = std::min(left, point.x);
      right = std::max(right, point.x);
      top = std::min(top, point.y);
      bottom = std::max(bottom, point.y);
    }
  }
  // The pen's own width is part of the side that is scaled: width = share ·
  // (extent + width).
  const float extent = std::max({right - left, bottom - top, 0.0f});
  const auto width_for = [extent](float share) { return share * extent / (1 - share); };
  const float thickest = width_for(thickest_line);
  // A dot has no extent to measure by.
  if (extent < pen) return pen;
  return std::clamp(pen, width_for(thinnest_line), thickest);
}

std::vector<float> rasterise(const std::vector<Stroke>& strokes, float width, std::size_t size) {
  std::vector<float> bitmap(size * size, 0.0f);
  for (const Stroke& stroke : strokes) {
    if (stroke.empty()) continue;
    const Stroke curve = smooth_stroke(stroke);
    if (curve.size() == 1) draw_segment(curve[0], curve[0], width, size, bitmap);
    for (std::size_t i = 0; i + 1 < curve.size(); ++i) {
      draw_segment(curve[i], curve[i + 1], width, size, bitmap);
    }
  }
  return bitmap;
}

std::vector<float> pad_picture(const Pad& pad) {
  if (!pad.picture) return {};
  GreyPicture picture = *pad.picture;
  if (pad.does(PadStage::invert)) picture = inverted(std::move(picture));
  if (pad.does(PadStage::contrast)) picture = with_full_contrast(std::move(picture));
  return in_a_square(picture, pad_picture_side);
}

std::vector<float> drawn_image(const Pad& pad) {
  const float width =
      pad.does(PadStage::line_width) ? network_pen_width(pad.strokes, pad.pen) : pad.pen;
  std::vector<float> ink = rasterise(pad.strokes, width, pad_picture_side);
  const std::vector<float> below = pad_picture(pad);
  for (std::size_t i = 0; i < below.size(); ++i) ink[i] = std::max(ink[i], below[i]);
  if (std::all_of(ink.begin(), ink.end(), [](float value) { return value <= 0; })) return {};
  const DigitImage image =
      digit_image(ink, pad_picture_side, pad_picture_side,
                  {.fit = pad.does(PadStage::fit), .centre = pad.does(PadStage::centre)});
  return {image.begin(), image.end()};
}

std::vector<StageImage> stage_images(const Pad& pad) {
  std::vector<StageImage> images;
  Pad so_far = pad;
  so_far.stages.reset();
  images.push_back({std::nullopt, drawn_image(so_far)});
  for (const PadStageInfo& info : all_pad_stages()) {
    const bool matters =
        (info.of_pictures && pad.picture) || (info.of_strokes && !pad.strokes.empty());
    if (!matters) continue;
    so_far.stages.set(place_of(info.stage), pad.does(info.stage));
    images.push_back({info.stage, drawn_image(so_far)});
  }
  return images;
}

}  // namespace descent
