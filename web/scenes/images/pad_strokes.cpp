#include "web/scenes/images/pad_strokes.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "engine/core/words.hpp"
#include "web/app/state/drawing.hpp"
#include "web/ui/event_queue.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

float turn_at(const std::vector<ImVec2>& points, std::size_t i) {
  const ImVec2 in{points[i].x - points[i - 1].x, points[i].y - points[i - 1].y};
  const ImVec2 out{points[i + 1].x - points[i].x, points[i + 1].y - points[i].y};
  return std::abs(std::atan2(in.x * out.y - in.y * out.x, in.x * out.x + in.y * out.y));
}

// A line from corner to corner, for a thick line grows spikes there, with discs at ends and
// corners.
void draw_stroke(ImDrawList* list, const Stroke& stroke, float pen, const Rect& pad, ImU32 ink) {
  constexpr float sharp = 0.35f;
  const float width = pen * pad.width();
  std::vector<ImVec2> points;
  for (const PadPoint& point : smooth_stroke(stroke)) {
    points.push_back({pad.min.x + point.x * pad.width(), pad.min.y + point.y * pad.height()});
  }
  if (points.empty()) return;
  list->AddCircleFilled(points.front(), width / 2, ink);
  std::size_t begin = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (i + 1 < points.size() && turn_at(points, i) < sharp) continue;
    list->AddPolyline(points.data() + begin, static_cast<int>(i - begin + 1), ink, 0, width);
    list->AddCircleFilled(points[i], width / 2, ink);
    begin = i;
  }
}

// --- the picture below ---

void follow_picture(PadDrawing& state, const Pad& pad) {
  if (state.picture == pad.picture && state.stages == pad.stages) return;
  state.picture = pad.picture;
  state.stages = pad.stages;
  if (!pad.picture) return;
  const std::vector<float> ink = pad_picture(pad);
  std::vector<std::uint8_t> grey(ink.size());
  std::transform(ink.begin(), ink.end(), grey.begin(),
                 [](float value) { return static_cast<std::uint8_t>(value * 255 + 0.5f); });
  constexpr auto side = static_cast<int>(pad_picture_side);
  state.below.set_images(1, side, side, grey);
}

// --- the pen ---

void draw_by_pointer(const ui::Press& press, const Pad& drawn, const Rect& pad, Actions& actions) {
  // A finger that the browser takes away, for a pinch, is nowhere before it is let go.
  if (!press.held || !ImGui::IsMousePosValid()) return;
  ui::keep_drag();
  const auto on_pad = [&](ImVec2 place) {
    return PadPoint{(place.x - pad.min.x) / pad.width(), (place.y - pad.min.y) / pad.height()};
  };
  if (ImGui::IsItemActivated()) {
    actions.push_back(BeginStroke{on_pad(ImGui::GetMousePos())});
    return;
  }
  if (drawn.strokes.empty() || drawn.strokes.back().empty()) return;
  PadPoint last = drawn.strokes.back().back();
  const float least_move = 1.5f / pad.width();
  for (const ImVec2 place : ui::pointer_path()) {
    const PadPoint point = on_pad(place);
    if (std::hypot(point.x - last.x, point.y - last.y) <= least_move) continue;
    actions.push_back(ExtendStroke{point});
    last = point;
  }
}

void draw_by_keys(PadDrawing& state, Actions& actions) {
  constexpr float step = 1.0f / 40;
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || io.KeyCtrl || io.KeyAlt || io.KeySuper) return;
  ui::take_keys();
  if (ImGui::IsKeyPressed(ImGuiKey_Space, false)) {
    state.writes = !state.writes;
    if (state.writes) actions.push_back(BeginStroke{state.cursor});
  }
  if (ImGui::IsKeyPressed(ImGuiKey_Backspace, false)) actions.push_back(UndoStroke{});
  const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, true) ? 1.f : 0.f; };
  const float far = io.KeyShift ? 5 * step : step;
  const float across = (pressed(ImGuiKey_RightArrow) - pressed(ImGuiKey_LeftArrow)) * far;
  const float down = (pressed(ImGuiKey_DownArrow) - pressed(ImGuiKey_UpArrow)) * far;
  if (across == 0 && down == 0) return;
  state.cursor = {std::clamp(state.cursor.x + across, 0.f, 1.f),
                  std::clamp(state.cursor.y + down, 0.f, 1.f)};
  if (state.writes) actions.push_back(ExtendStroke{state.cursor});
}

// Where the keyboard's pen is: a ring as wide as its line, filled while it writes.
void draw_cursor(const PadDrawing& state, float pen, const Rect& pad) {
  const ui::Colors& c = ui::colors();
  const ImVec2 place{pad.min.x + state.cursor.x * pad.width(),
                     pad.min.y + state.cursor.y * pad.height()};
  const float radius = std::max(4.f, pen * pad.width() / 2);
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (state.writes) list->AddCircleFilled(place, radius, c.accent);
  list->AddCircle(place, radius + 1, c.accent, 0, 2);
}

const char* pad_hint(const Pad& pad) {
  if (!pad.empty()) return "";
  return tr(
      "Draw with the mouse, a pen or a finger; by keyboard, the arrows move the pen and Space sets "
      "it down.");
}

}  // namespace

bool draws_item(const RunView& run) { return run.experiment().data.name == "fashion_mnist"; }

void draw_pad(PadDrawing& state, const RunView& run, const Rect& pad, Actions& actions) {
  const ui::Colors& c = ui::colors();
  const Pad& drawn = run.view().pad;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(pad.min, pad.max, c.pad, 10);
  list->PushClipRect(pad.min, pad.max, true);
  follow_picture(state, drawn);
  if (drawn.picture) {
    const UvRect uv = state.below.image(0);
    list->AddImageRounded(state.below.texture(), pad.min, pad.max, uv.min, uv.max, IM_COL32_WHITE,
                          10);
  }
  for (const Stroke& stroke : drawn.strokes) draw_stroke(list, stroke, drawn.pen, pad, c.ink);
  if (drawn.empty()) {
    std::string invitation = draws_item(run) ? tr("Draw an item here") : tr("Draw a digit here");
    if (ui::text_size(ui::Font::text, invitation).x > pad.width()) invitation = tr("Draw here");
    ui::draw_text_in(list, ui::Font::text, pad, IM_COL32(152, 161, 176, 255), invitation, 0.5f);
  }
  const ui::Press press = ui::press_area("pad", pad, pad_hint(drawn));
  draw_by_pointer(press, drawn, pad, actions);
  if (press.ringed) {
    draw_by_keys(state, actions);
    draw_cursor(state, drawn.pen, pad);
  } else {
    state.writes = false;  // whoever comes back begins anew
  }
  list->PopClipRect();
}

}  // namespace descent
