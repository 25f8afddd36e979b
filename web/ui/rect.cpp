#include "web/ui/rect.hpp"

#include <algorithm>

namespace descent {

Rect Rect::cut_left(float width, float gap) {
  Rect cut{min, {min.x + width, max.y}};
  min.x += width + gap;
  return cut;
}

Rect Rect::cut_right(float width, float gap) {
  Rect cut{{max.x - width, min.y}, max};
  max.x -= width + gap;
  return cut;
}

Rect Rect::cut_top(float height, float gap) {
  Rect cut{min, {max.x, min.y + height}};
  min.y += height + gap;
  return cut;
}

Rect Rect::cut_bottom(float height, float gap) {
  Rect cut{{min.x, max.y - height}, max};
  max.y -= height + gap;
  return cut;
}

Rect Rect::square() const {
  const float side = std::min(width(), height());
  const float left = min.x + (width() - side) / 2;
  return {{left, min.y}, {left + side, min.y + side}};
}

}  // namespace descent
