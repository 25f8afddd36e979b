#include "web/scenes/images/pad_strokes.hpp"

#include <cmath>
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
void draw_stroke(ImDrawList* list, const Stroke& stroke, const Rect& pad, ImU32 ink) {
  constexpr float sharp = 0.35f;
  const float width = pen_width * pad.width();
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

void draw_on_pad(const RunView& run, const Rect& pad, Actions& actions) {
  const ui::Press press = ui::press_area(
      "pad", pad, run.view().drawing.empty() ? tr("Draw with the mouse, a pen or a finger.") : "");
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
  if (run.view().drawing.empty() || run.view().drawing.back().empty()) return;
  PadPoint last = run.view().drawing.back().back();
  const float least_move = 1.5f / pad.width();
  for (const ImVec2 place : ui::pointer_path()) {
    const PadPoint point = on_pad(place);
    if (std::hypot(point.x - last.x, point.y - last.y) <= least_move) continue;
    actions.push_back(ExtendStroke{point});
    last = point;
  }
}

}  // namespace

bool draws_item(const RunView& run) { return run.experiment().data.name == "fashion_mnist"; }

void draw_pad(const RunView& run, const Rect& pad, Actions& actions) {
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(pad.min, pad.max, c.pad, 10);
  list->PushClipRect(pad.min, pad.max, true);
  for (const Stroke& stroke : run.view().drawing) draw_stroke(list, stroke, pad, c.ink);
  list->PopClipRect();
  if (run.view().drawing.empty()) {
    ui::draw_text_in(list, ui::Font::text, pad, IM_COL32(152, 161, 176, 255),
                     draws_item(run) ? tr("Draw an item here") : tr("Draw a digit here"), 0.5f);
  }
  draw_on_pad(run, pad, actions);
}

}  // namespace descent
