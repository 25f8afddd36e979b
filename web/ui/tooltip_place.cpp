#include "web/ui/tooltip_place.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

constexpr float margin = 4;             // to the edge of the screen
constexpr float gap = 3;                // to a control
constexpr float reach = 90;             // from what the words are about
constexpr std::size_t most_edges = 40;  // that a box may be moved to
constexpr float own_share = 0.02f;  // of a pixel elsewhere: covering a pixel of what they are about

float overlap(const Rect& a, const Rect& b) {
  const float width = std::min(a.max.x, b.max.x) - std::max(a.min.x, b.min.x);
  const float height = std::min(a.max.y, b.max.y) - std::max(a.min.y, b.min.y);
  return width > 0 && height > 0 ? width * height : 0;
}

// 0 where they touch.
float distance(const Rect& a, const Rect& b) {
  const float x = std::max({0.f, a.min.x - b.max.x, b.min.x - a.max.x});
  const float y = std::max({0.f, a.min.y - b.max.y, b.min.y - a.max.y});
  return std::hypot(x, y);
}

Rect grown(const Rect& rect, float x, float y) {
  return {{rect.min.x - x, rect.min.y - y}, {rect.max.x + x, rect.max.y + y}};
}

// What a box should not cover, the nearest first. A control that holds what the words are about is
// this one, or a picture of which they tell a part.
std::vector<Rect> obstacles(const BoxPlace& box, std::span<const Rect> controls) {
  const Rect zone = grown(box.about, reach + box.size.x, reach + box.size.y);
  std::vector<Rect> others;
  if (box.pointer.width() > 0) others.push_back(box.pointer);
  for (const Rect& control : controls) {
    if (overlap(control, zone) > 0 && !control.contains(box.about.center())) {
      others.push_back(control);
    }
  }
  std::sort(others.begin(), others.end(), [&](const Rect& a, const Rect& b) {
    return distance(a, box.about) < distance(b, box.about);
  });
  return others;
}

// Beside each of these, before it and behind it, a box may just fit: a free place, if there is one,
// can be moved until it touches two of them.
std::vector<float> starts(const std::vector<Rect>& places, float ImVec2::* axis, float length,
                          float wanted, float screen) {
  std::vector<float> found = {wanted};
  for (const Rect& place : places) {
    found.push_back(place.min.*axis - gap - length);
    found.push_back(place.max.*axis + gap);
  }
  const float last = std::max(margin, screen - margin - length);
  for (float& start : found) start = std::round(std::clamp(start, margin, last));
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bool is_pressed(Role role) {
  switch (role) {
    case Role::none:
    case Role::img:
    case Role::group:
    case Role::dialog:
    case Role::heading:
    case Role::text:
    case Role::status:
    case Role::alert:
    case Role::tooltip:
      return false;
    default:
      return true;
  }
}

std::vector<Rect> pressable;

}  // namespace

const std::vector<Rect>& pressable_places() { return pressable; }

void keep_pressable_places() {
  pressable.clear();
  for (const Mark& mark : marks()) {
    const bool seen = mark.seen.width() > 0 && mark.seen.height() > 0;
    if (seen && is_pressed(mark.control.role)) pressable.push_back(mark.seen);
  }
}

ImVec2 place_beside(const BoxPlace& box, std::span<const Rect> controls) {
  const std::vector<Rect> others = obstacles(box, controls);
  std::vector<Rect> edges(others.begin(), others.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                               most_edges, others.size())));
  edges.push_back(box.about);
  const auto rows = starts(edges, &ImVec2::y, box.size.y, box.wanted.y, box.screen.y);
  const auto columns = starts(edges, &ImVec2::x, box.size.x, box.wanted.x, box.screen.x);

  ImVec2 best = box.wanted;
  float least_covered = -1, least_off = 0;
  for (const float y : rows) {
    for (const float x : columns) {
      const Rect place{{x, y}, {x + box.size.x, y + box.size.y}};
      const float off = std::hypot(x - box.wanted.x, y - box.wanted.y);
      if (least_covered == 0 && off >= least_off) continue;
      if (distance(place, box.about) > reach) continue;
      float covered = own_share * overlap(place, box.about);
      for (const Rect& other : others) {
        if (least_covered >= 0 && covered > least_covered) break;
        covered += overlap(place, other);
      }
      const bool better = least_covered < 0 || covered < least_covered ||
                          (covered == least_covered && off < least_off);
      if (!better) continue;
      best = {x, y};
      least_covered = covered;
      least_off = off;
    }
  }
  return best;
}

}  // namespace descent::ui
