#include "web/ui/mark_sprites.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace descent {
namespace {

constexpr float rim_width = 1.2f;
// Each is painted in these radii; one between them is the nearest, scaled.
constexpr float least_radius = 1, radius_step = 0.5f;
constexpr std::size_t radius_count = 11;

float radius_at(std::size_t size) { return least_radius + radius_step * static_cast<float>(size); }

std::size_t nearest_size(float radius) {
  const float size = std::round((radius - least_radius) / radius_step);
  return static_cast<std::size_t>(std::clamp(size, 0.0f, static_cast<float>(radius_count - 1)));
}

// From the middle of a sprite to its edge: as far as the largest shape goes, and a pixel more.
float half_extent(float radius, float more) { return 1.4f * radius + 2 * more + 1; }

float to_bars(float x, float y, float length, float half_width) {
  x = std::fabs(x);
  y = std::fabs(y);
  return std::min(std::max(x - length, y - half_width), std::max(x - half_width, y - length));
}

// The distance of a place to the shape's edge, y downwards; below 0 inside.
float distance_to(std::size_t shape, float radius, float more, float x, float y) {
  constexpr float half_root = 0.70710678f;
  const float arm = 1.2f * radius + more, half_width = 0.4f * radius + more;
  switch (shape) {
    case 0:
      return (std::fabs(x) + std::fabs(y) - 1.25f * (radius + more)) * half_root;
    case 1:
      return std::hypot(x, y) - (radius + more);
    case 2: {
      const float inner = 0.7f * radius + more, down = y - 0.15f * radius;
      return std::max(down, 0.8660254f * std::fabs(x) - 0.5f * down) - inner;
    }
    case 3:
      return std::max(std::fabs(x), std::fabs(y)) - (0.9f * radius + more);
    case 4:
      return to_bars((x + y) * half_root, (x - y) * half_root, arm, half_width);
    default:
      return to_bars(x, y, arm, half_width);
  }
}

struct Sprite {
  int rect = -1;   // of the atlas
  float half = 0;  // CSS pixels from the middle to the edge
  ImVec2 uv_min, uv_max;
};

struct Sprites {
  float pixel_ratio = 1;
  std::array<std::array<std::array<Sprite, radius_count>, 2>, mark_shapes> all;

  template <typename Visit>
  void for_each(Visit visit) {
    for (std::size_t shape = 0; shape < mark_shapes; ++shape) {
      for (std::size_t widened = 0; widened < 2; ++widened) {
        for (std::size_t size = 0; size < radius_count; ++size) {
          visit(all[shape][widened][size], shape, widened == 1 ? rim_width : 0.0f, radius_at(size));
        }
      }
    }
  }
};

Sprites& sprites() {
  static Sprites the_sprites;
  return the_sprites;
}

}  // namespace

void add_mark_sprites(ImFontAtlas& atlas, float pixel_ratio) {
  sprites().pixel_ratio = pixel_ratio;
  sprites().for_each([&](Sprite& sprite, std::size_t, float more, float radius) {
    // Odd, so that the middle is the middle of a pixel.
    const int pixels = 2 * static_cast<int>(std::ceil(half_extent(radius, more) * pixel_ratio)) + 1;
    sprite.rect = atlas.AddCustomRectRegular(pixels, pixels);
    sprite.half = static_cast<float>(pixels - 1) / (2 * pixel_ratio);
  });
}

void paint_mark_sprites(ImFontAtlas& atlas) {
  unsigned char* alpha = nullptr;
  int width = 0, height = 0;
  atlas.GetTexDataAsAlpha8(&alpha, &width, &height);
  const float ratio = sprites().pixel_ratio;
  sprites().for_each([&](Sprite& sprite, std::size_t shape, float more, float radius) {
    const ImFontAtlasCustomRect& rect = *atlas.GetCustomRectByIndex(sprite.rect);
    atlas.CalcCustomRectUV(&rect, &sprite.uv_min, &sprite.uv_max);
    // To the middle of its outermost pixels, which are empty: what lies beside it in the atlas does
    // not shine in, wherever it is drawn.
    const ImVec2 inset{0.5f / static_cast<float>(width), 0.5f / static_cast<float>(height)};
    sprite.uv_min = {sprite.uv_min.x + inset.x, sprite.uv_min.y + inset.y};
    sprite.uv_max = {sprite.uv_max.x - inset.x, sprite.uv_max.y - inset.y};
    const int middle = rect.Width / 2;
    for (int row = 0; row < rect.Height; ++row) {
      for (int column = 0; column < rect.Width; ++column) {
        const float x = static_cast<float>(column - middle) / ratio;
        const float y = static_cast<float>(row - middle) / ratio;
        const float inside = 0.5f - distance_to(shape, radius, more, x, y) * ratio;
        alpha[(rect.Y + row) * width + rect.X + column] =
            static_cast<unsigned char>(std::lround(255 * std::clamp(inside, 0.0f, 1.0f)));
      }
    }
  });
}

void draw_mark_sprite(ImDrawList* list, ImVec2 at, std::size_t shape, bool widened, float radius,
                      ImU32 color) {
  const std::size_t size = nearest_size(radius);
  const Sprite& sprite = sprites().all[shape % mark_shapes][widened ? 1 : 0][size];
  const float half = sprite.half * radius / radius_at(size);
  list->PrimReserve(6, 4);
  list->PrimRectUV({at.x - half, at.y - half}, {at.x + half, at.y + half}, sprite.uv_min,
                   sprite.uv_max, color);
}

}  // namespace descent
