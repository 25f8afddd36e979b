#include "web/ui/locked.hpp"

#include <imgui_internal.h>

#include <cmath>
#include <utility>
#include <vector>

#include "web/ui/theme.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

struct LockedPlace {
  ImDrawList* list;
  Rect rect, seen;
  Role role;
};
struct Locks {
  LockReasons reasons;
  std::string newest;  // of the mark that was made last
  std::vector<LockedPlace> places;
};
Locks locks;

// A body with a shackle, on a small disc, so that it is seen on whatever it lies on.
void draw_padlock(ImDrawList* list, ImVec2 center) {
  const Colors& c = colors();
  list->AddCircleFilled(center, 8, c.card, 24);
  list->AddCircle(center, 8, c.line, 24, 1);
  list->AddRectFilled({center.x - 3.5f, center.y - 0.5f}, {center.x + 3.5f, center.y + 4.5f},
                      c.secondary, 1);
  list->PathArcTo({center.x, center.y - 0.5f}, 2.5f, -IM_PI, 0, 12);
  list->PathStroke(c.secondary, 0, 1.4f);
}

// At the upper right corner, in the middle of a low one, and on a slider's groove, for its value
// stands above.
ImVec2 padlock_place(const LockedPlace& place) {
  const Rect& rect = place.rect;
  const float down = place.role == Role::slider ? 0.7f * rect.height()
                     : rect.height() < 24       ? 0.5f * rect.height()
                                                : 4;
  return {rect.max.x - 4, rect.min.y + down};
}

bool is_control(Role role) {
  return role != Role::none && role != Role::img && role != Role::group && role != Role::text;
}

}  // namespace

void set_lock_reasons(LockReasons reasons) { locks.reasons = std::move(reasons); }

void follow_locks(Mark& mark) {
  locks.newest.clear();
  if (!locks.reasons || !is_control(mark.control.role)) return;
  locks.newest = locks.reasons(mark.id);
  if (locks.newest.empty()) return;
  mark.control.enabled = false;
  mark.control.hint = locks.newest;
  if (mark.seen.height() > 0) {
    locks.places.push_back(
        {GImGui->CurrentWindow->DrawList, mark.rect, mark.seen, mark.control.role});
  }
}

std::string_view newest_lock() { return locks.newest; }

void begin_locks() {
  locks.places.clear();
  locks.newest.clear();
}

void draw_locks() {
  constexpr float reach = 8;  // of the padlock beyond the corner
  for (const LockedPlace& place : locks.places) {
    const Rect& seen = place.seen;
    place.list->PushClipRect({seen.min.x - reach, seen.min.y - reach},
                             {seen.max.x + reach, seen.max.y + reach});
    place.list->AddRectFilled(place.rect.min, place.rect.max, with_alpha(colors().card, 0.5f), 8);
    const ImVec2 center = padlock_place(place);
    draw_padlock(place.list, {std::floor(center.x), std::floor(center.y)});
    place.list->PopClipRect();
  }
}

}  // namespace descent::ui
