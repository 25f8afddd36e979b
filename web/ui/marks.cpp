#include "web/ui/marks.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "web/ui/keyboard_focus.hpp"
#include "web/ui/locked.hpp"
#include "web/ui/mirror.hpp"
#include "web/ui/sought.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

struct AllMarks {
  std::vector<Mark> marks;
  std::vector<std::string> groups;  // that are open, from the outermost on
};
AllMarks all;

constexpr float hair = 1;  // pixels, that rounding may take

Rect common_part(const Rect& a, const Rect& b) {
  const ImVec2 min{std::max(a.min.x, b.min.x), std::max(a.min.y, b.min.y)};
  return {
      min,
      {std::max(min.x, std::min(a.max.x, b.max.x)), std::max(min.y, std::min(a.max.y, b.max.y))}};
}

bool lies_in(const Rect& part, const Rect& whole) {
  return part.min.x >= whole.min.x - hair && part.max.x <= whole.max.x + hair &&
         part.min.y >= whole.min.y - hair && part.max.y <= whole.max.y + hair;
}

// Where scrolling brings it to, or the part of the view that it fills.
Rect scrolled_into(Rect rect, const Rect& view) {
  const float height = std::min(rect.height(), view.height());
  rect.min.y = std::clamp(rect.min.y, view.min.y, view.max.y - height);
  rect.max.y = rect.min.y + height;
  return rect;
}

// Outwards through the windows that it lies in.
Mark look_at(std::string_view id, const Rect& rect) {
  Mark mark{std::string(id), rect, rect};
  Rect wanted = rect;
  const auto pass = [&](const Rect& view) {
    mark.seen = common_part(mark.seen, view);
    mark.whole &= lies_in(wanted, view);
  };
  for (const ImGuiWindow* window = GImGui->CurrentWindow; window != nullptr;) {
    const Rect view{window->InnerRect.Min, window->InnerRect.Max};
    const bool scrolls =
        window->ScrollMax.y > 0 && (window->Flags & ImGuiWindowFlags_NoScrollWithMouse) == 0;
    if (scrolls && view.height() > 0) wanted = scrolled_into(wanted, view);
    pass(view);
    const bool within = (window->Flags & ImGuiWindowFlags_ChildWindow) != 0;
    window = within ? window->ParentWindow : nullptr;
  }
  pass({{0, 0}, ImGui::GetIO().DisplaySize});
  return mark;
}

// What the mirror has to know besides.
void complete(Mark& mark) {
  if (!all.groups.empty()) mark.card = all.groups.back();
  mark.layer = layer_of(GImGui->CurrentWindow);
  if (!std::isfinite(mark.control.now)) mark.control.now = 0;
}

// The same words, which were told as words alone.
void replace_text(const Control& control) {
  if (all.marks.empty()) return;
  const Control& before = all.marks.back().control;
  if (before.role == Role::text && before.label == control.label) all.marks.pop_back();
}

}  // namespace

void begin_marks() { all.marks.clear(); }

// ImGui lays a new dialog out unseen before it knows its place: nobody can aim at that. What is
// hidden for being scrolled away has its place.
void mark(std::string_view id, const Rect& rect, Control control) {
  const ImGuiWindow* window = ImGui::GetCurrentWindowRead();
  const bool measured = window->Hidden && window->HiddenFramesCannotSkipItems > 0;
  if (measured && !window->IsFallbackWindow) return;
  if (control.group.empty() && !all.groups.empty()) control.group = all.groups.back();
  if (is_mirrored()) replace_text(control);
  all.marks.push_back(look_at(id, rect));
  go_to_sought(all.marks.back());
  all.marks.back().control = std::move(control);
  follow_locks(all.marks.back());
  if (is_mirrored()) complete(all.marks.back());
}

Mark* newest_mark(std::string_view id) {
  const auto found = std::find_if(all.marks.rbegin(), all.marks.rend(),
                                  [&](const Mark& mark) { return mark.id == id; });
  return found == all.marks.rend() ? nullptr : &*found;
}

void name_group(std::string_view name) {
  if (!is_mirrored() || all.groups.empty()) return;
  Mark* group = newest_mark(all.groups.back());
  if (group != nullptr && group->control.label.empty()) group->control.label = name;
}

void begin_group(std::string_view id) { all.groups.emplace_back(id); }
void end_group() { all.groups.pop_back(); }
std::string_view open_group() {
  return all.groups.empty() ? std::string_view() : all.groups.back();
}

const std::vector<Mark>& marks() { return all.marks; }

}  // namespace descent::ui
