#include "web/scenes/playground/brush_stroke.hpp"

#include <algorithm>
#include <cmath>

#include "web/app/state/painting.hpp"
#include "web/charts/class_marks.hpp"
#include "web/ui/event_queue.hpp"
#include "web/ui/input.hpp"

namespace descent {
namespace {

void extend(BrushStroke& state, const RunView& run, const MapFrame& frame, PlanePlace place) {
  constexpr float least_move = 0.006f;  // of the extent
  if (!state.path.empty()) {
    const PlanePlace last = state.path.back();
    const float moved = std::hypot(place.x - last.x, place.y - last.y);
    if (moved < least_move * frame.extent) return;
  }
  state.path.push_back(place);
  const Brush& brush = run.view().brush;
  if (!brush.erasing) state.points = spray(brush, state.path, frame.extent, state.count);
}

void finish(BrushStroke& state, const RunView& run, Actions& actions) {
  if (state.path.empty()) return;
  if (run.view().brush.erasing) {
    actions.push_back(ErasePoints{state.path});
  } else {
    actions.push_back(PaintPoints{state.points});
  }
  state.path.clear();
  state.points.clear();
  ++state.count;
}

void discard(BrushStroke& state) {
  state.path.clear();
  state.points.clear();
}

// The arrows move the keyboard's brush.
void move_cursor(BrushStroke& state, const MapFrame& frame) {
  const float step = frame.extent * (ImGui::GetIO().KeyShift ? 0.01f : 0.04f);
  ImVec2 moved{0, 0};
  const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, true) ? 1.0f : 0.0f; };
  moved.x += step * (pressed(ImGuiKey_RightArrow) - pressed(ImGuiKey_LeftArrow));
  moved.y += step * (pressed(ImGuiKey_UpArrow) - pressed(ImGuiKey_DownArrow));
  const bool space = ImGui::IsKeyPressed(ImGuiKey_Space, false);
  if (moved.x == 0 && moved.y == 0 && !space) return;
  const PlanePlace from = state.cursor.value_or(PlanePlace{});
  const float edge = frame.extent;
  state.cursor = PlanePlace{std::clamp(from.x + moved.x, -edge, edge),
                            std::clamp(from.y + moved.y, -edge, edge)};
}

void choose_by_key(const RunView& run, Actions& actions) {
  Brush brush = run.view().brush;
  if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) brush.painting = false;
  for (std::size_t i = 0; i < most_brush_classes; ++i) {
    if (!ui::shortcut(static_cast<ImGuiKey>(ImGuiKey_1 + static_cast<int>(i)))) continue;
    brush.label = i;
    brush.erasing = false;
  }
  if (ui::shortcut(ImGuiKey_X)) brush.erasing = !brush.erasing;
  if (!(brush == run.view().brush)) actions.push_back(SetBrush{brush});
}

// Also with the keyboard's ring around the map.
bool keys_are_ours(const ui::Press& map) {
  const ImGuiIO& io = ImGui::GetIO();
  return !io.WantTextInput && !io.KeyCtrl && !io.KeyAlt && !io.KeySuper &&
         (!ui::keys_taken() || map.ringed) && !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
}

void draw_brush(const RunView& run, const MapFrame& frame, ImVec2 at) {
  const Brush& brush = run.view().brush;
  const float radius = std::max(4.0f, brush.radius * frame.area.width());
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCircle(at, radius + 1, ui::colors().card, 48, 3);
  list->AddCircle(at, radius, ui::colors().text, 48, 1.2f);
}

void draw_stroke(const BrushStroke& state, const RunView& run, const MapFrame& frame) {
  const Brush& brush = run.view().brush;
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (brush.erasing) {
    for (const PlanePlace& place : state.path) {
      list->AddCircleFilled(frame.on_screen(place.x, place.y), brush.radius * frame.area.width(),
                            ui::with_alpha(ui::colors().card, 0.4f), 32);
    }
    return;
  }
  const bool classes = paints_classes(run);
  const std::size_t label = classes ? brush.label : (brush.value < 0 ? 0 : 1);
  const ImU32 color = classes ? class_color(label) : ui::data_color(brush.value);
  const float radius = std::clamp(frame.area.width() / 120, 2.2f, 4.0f);
  for (const PlanePlace& place : state.points) {
    draw_class_mark(list, frame.on_screen(place.x, place.y), label, radius, color,
                    ui::colors().card);
  }
}

}  // namespace

bool paints_classes(const RunView& run) {
  const Brush& brush = run.view().brush;
  return brush.from_nothing ? !brush.values : run.dataset().classes > 0;
}

void paint_stroke(BrushStroke& state, const RunView& run, const MapFrame& frame,
                  const ui::Press& press, Actions& actions) {
  const bool keys = keys_are_ours(press);
  if (keys) {
    choose_by_key(run, actions);
    move_cursor(state, frame);
  }
  const bool by_key = keys && ImGui::IsKeyDown(ImGuiKey_Space) && state.cursor;
  const bool mouse_there = ImGui::IsMousePosValid();
  if (press.held) {
    ui::keep_drag();
    state.cursor.reset();
    if (!mouse_there) state.refused = true;
  }
  if (!mouse_there && !state.with_keys) discard(state);  // the browser took the finger away
  if (press.held || by_key) state.with_keys = !press.held;
  if (press.held && !state.refused) {
    for (const ImVec2 place : ui::pointer_path()) extend(state, run, frame, frame.in_plane(place));
    extend(state, run, frame, frame.in_plane(ImGui::GetMousePos()));
  } else if (by_key) {
    extend(state, run, frame, *state.cursor);
  } else {
    finish(state, run, actions);
  }
  if (!press.held) state.refused = false;

  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(frame.area.min, frame.area.max, true);
  draw_stroke(state, run, frame);
  if (state.cursor) {
    draw_brush(run, frame, frame.on_screen(state.cursor->x, state.cursor->y));
  } else if (press.pointed) {
    draw_brush(run, frame, ImGui::GetMousePos());
  }
  list->PopClipRect();
}

}  // namespace descent
