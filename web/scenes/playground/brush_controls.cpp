#include "web/scenes/playground/brush_controls.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "engine/core/words.hpp"
#include "engine/data/class_sets.hpp"
#include "web/app/state/painting.hpp"
#include "web/charts/class_marks.hpp"
#include "web/scenes/playground/brush_stroke.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float brush_gap = 8;

bool is_own(const RunView& run) { return run.experiment().data.name == "points"; }

bool offers_start(const RunView& run) { return !is_own(run) || run.view().brush.from_nothing; }

// What the class that a person may paint is called here.
std::string title_of(const RunView& run, std::size_t label) {
  const Dataset& dataset = run.dataset();
  const bool there = is_own(run) && label < dataset.classes && !run.view().brush.from_nothing;
  return there ? class_title(dataset, label) : std::string(tr_marked(plane_class_name(label)));
}

void draw_classes(const RunView& run, Actions& actions) {
  const Brush& brush = run.view().brush;
  const Rect row = ui::take_rect(ui::control_height());
  const float width = (row.width() - (most_brush_classes - 1) * 4) / most_brush_classes;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ui::Colors& c = ui::colors();
  for (std::size_t i = 0; i < most_brush_classes; ++i) {
    const float left = row.min.x + static_cast<float>(i) * (width + 4);
    const Rect place{{left, row.min.y}, {left + width, row.max.y}};
    const std::string number = std::to_string(i + 1);
    const ui::Press press = ui::press_area("brush.class" + number, place,
                                           tr("Paint {0}: key {1}", title_of(run, i), number));
    const bool chosen = brush.label == i && !brush.erasing;
    list->AddRectFilled(place.min, place.max,
                        chosen          ? c.accent_soft
                        : press.hovered ? c.hover
                                        : c.card,
                        8);
    list->AddRect(place.min, place.max, chosen ? c.accent : c.line, 8, 0, chosen ? 2.0f : 1.0f);
    const ImVec2 middle = place.center();
    draw_class_mark(list, {middle.x - 7, middle.y}, i, 5, class_color(i), c.card);
    ui::draw_text_in(list, ui::Font::label, {{middle.x + 4, place.min.y}, place.max}, c.secondary,
                     number);
    if (!press.pressed) continue;
    Brush changed = brush;
    changed.label = i;
    changed.erasing = false;
    actions.push_back(SetBrush{changed});
  }
}

void draw_value(const RunView& run, Actions& actions) {
  const ui::SliderRange range{-1, 1, 0.1, "%.1f"};
  const auto value =
      ui::slider("brush.value", tr("Value"), static_cast<double>(run.view().brush.value), range,
                 tr("What the network is to say at the points that are painted"));
  if (!value) return;
  Brush changed = run.view().brush;
  changed.value = static_cast<float>(*value);
  changed.erasing = false;
  actions.push_back(SetBrush{changed});
}

float slider_height() { return ui::control_height() > 40 ? 54.0f : 36.0f; }

void draw_size(const RunView& run, Actions& actions) {
  Brush changed = run.view().brush;
  const float width = (ImGui::GetContentRegionAvail().x - 2 * brush_gap) / 2;
  const auto half = [&](const char* id, float left, auto&& draw) {
    ImGui::SetCursorPosX(left);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleColor(ImGuiCol_ChildBg, 0);
    ImGui::BeginChild(id, {width, slider_height()}, ImGuiChildFlags_None,
                      ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollbar);
    draw();
    ImGui::EndChild();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
  };
  const float left = ImGui::GetCursorPosX();
  half("brush_density", left, [&] {
    const ui::SliderRange range{1, static_cast<double>(most_brush_density), 1, "%.0f"};
    if (const auto density = ui::slider(
            "brush.density", tr("Density"), static_cast<double>(changed.density), range,
            tr("Points to each touch of the brush; 1 lies exactly where it is painted"))) {
      changed.density = static_cast<std::size_t>(std::lround(*density));
    }
  });
  ImGui::SameLine(0, 0);
  half("brush_radius", left + width + 2 * brush_gap, [&] {
    const ui::SliderRange range{static_cast<double>(least_brush_radius),
                                static_cast<double>(most_brush_radius),
                                0.01,
                                "%.0f",
                                " %",
                                100};
    if (const auto radius =
            ui::slider("brush.radius", tr("Radius"), static_cast<double>(changed.radius), range,
                       tr("How far the brush and the eraser reach, as a share of the map"))) {
      changed.radius = static_cast<float>(*radius);
    }
  });
  if (!(changed == run.view().brush)) actions.push_back(SetBrush{changed});
}

// Where to begin: with the points that there are, or with none.
void draw_start(const RunView& run, Actions& actions) {
  Brush changed = run.view().brush;
  const std::array<ui::ChoiceWord, 2> words = {
      {{"these", tr("these points")}, {"start", tr("start empty")}}};
  if (const auto chosen =
          ui::segmented("brush.start", words, changed.from_nothing ? 1 : 0,
                        tr("Paint on the points that there are, or on an empty map"))) {
    changed.from_nothing = *chosen == 1;
    changed.values = changed.from_nothing && run.dataset().classes == 0;
    actions.push_back(SetBrush{changed});
    if (changed.from_nothing) actions.push_back(Pause{});
  }
  if (!changed.from_nothing) return;
  const std::array<ui::ChoiceWord, 2> kinds = {
      {{"classes", tr("classes")}, {"values", tr("values")}}};
  if (const auto chosen =
          ui::segmented("brush.kind", kinds, changed.values ? 1 : 0,
                        tr("Points of classes to tell apart, or of values to learn"))) {
    changed.values = *chosen == 1;
    actions.push_back(SetBrush{changed});
  }
}

void draw_buttons(const RunView& run, Actions& actions) {
  Brush changed = run.view().brush;
  using ui::ButtonStyle;
  if (ui::button("brush.eraser", tr("Eraser"), tr("Take points away: key X"),
                 changed.erasing ? ButtonStyle::soft : ButtonStyle::outline, 0,
                 !changed.from_nothing)) {
    changed.erasing = !changed.erasing;
    actions.push_back(SetBrush{changed});
  }
  ImGui::SameLine();
  if (ui::button("brush.undo", tr("Undo"), tr("Take back the last stroke: Ctrl+Z"),
                 ButtonStyle::outline, 0, run.can_undo())) {
    actions.push_back(Undo{});
  }
  ImGui::SameLine();
  if (ui::button("brush.clear", tr("Clear"), tr("Take all points away and begin empty"),
                 ButtonStyle::outline, 0, !changed.from_nothing)) {
    changed.erasing = false;
    changed.from_nothing = true;
    changed.values = run.dataset().classes == 0;
    actions.push_back(SetBrush{changed});
    actions.push_back(Pause{});
  }
  const float width = ui::text_size(ui::Font::medium, tr("Done")).x + 26;
  ImGui::SameLine();
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - width);
  if (ui::button("brush.done", tr("Done"), tr("The map only shows again: Escape"),
                 ButtonStyle::filled)) {
    changed.painting = false;
    actions.push_back(SetBrush{changed});
  }
}

std::string summary(const RunView& run) {
  if (run.view().brush.from_nothing) return tr("No points yet: paint the first ones on the map.");
  const Dataset& dataset = run.dataset();
  const std::size_t count =
      dataset.train.count() + dataset.validation.count() + dataset.held_out.count();
  const std::string now = ui::with_commas(count), most = ui::with_commas(most_painted_points);
  if (ui::host().touch) return tr("{0} of {1} points. Drag on the map.", now, most);
  return paints_classes(run)
             ? tr("{0} of {1} points. Drag, or keys: 1–6, arrows, space, X.", now, most)
             : tr("{0} of {1} points. Drag, or keys: arrows, space, X.", now, most);
}

}  // namespace

void draw_brush_controls(const RunView& run, Actions& actions) {
  if (offers_start(run)) draw_start(run, actions);
  if (paints_classes(run)) {
    draw_classes(run, actions);
  } else {
    draw_value(run, actions);
  }
  draw_size(run, actions);
  draw_buttons(run, actions);
  ui::small_print(summary(run));
}

float brush_controls_height(const RunView& run) {
  const float control = ui::control_height();
  const float start = run.view().brush.from_nothing ? 2 * (control + 4) : control + 4;
  return (offers_start(run) ? start : 0) + (control + brush_gap) * 2 + slider_height() + brush_gap +
         ui::text_size(ui::Font::label, summary(run), ImGui::GetContentRegionAvail().x).y +
         brush_gap;
}

}  // namespace descent
