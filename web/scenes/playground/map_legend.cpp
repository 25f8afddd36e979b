#include "web/scenes/playground/map_legend.hpp"

#include <algorithm>
#include <string>

#include "engine/core/number_text.hpp"
#include "web/app/looks/plane_view.hpp"
#include "web/cards/output_map.hpp"
#include "web/charts/class_marks.hpp"
#include "web/charts/nice_ticks.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float legend_row_height = 20;
constexpr std::size_t most_per_row = 3;
constexpr float axis_left = 36, axis_top = 18, axis_bottom = 32;

std::size_t class_rows(std::size_t classes) { return (classes + most_per_row - 1) / most_per_row; }

void draw_class_entry(const Dataset& dataset, std::size_t label, Rect place) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Rect mark = place.cut_left(12, 5);
  draw_class_mark(list, mark.center(), label, 4, class_color(label), ui::colors().card);
  ui::draw_text_in(list, ui::Font::label, place, ui::colors().text, class_title(dataset, label));
}

void draw_classes(const Dataset& dataset, const Rect& area) {
  const std::size_t rows = class_rows(dataset.classes);
  const std::size_t columns = (dataset.classes + rows - 1) / rows;
  const float width = area.width() / static_cast<float>(columns);
  for (std::size_t i = 0; i < dataset.classes; ++i) {
    const float left = area.min.x + width * static_cast<float>(i % columns);
    const float top = area.min.y + legend_row_height * static_cast<float>(i / columns);
    const Rect place{{left, top}, {left + width - 6, top + legend_row_height}};
    ui::mark("legend.class" + std::to_string(i + 1), place);
    draw_class_entry(dataset, i, place);
  }
}

struct ScaleEnds {
  std::string low, high;
};

ScaleEnds scale_ends(const RunView& run, const PlaneMaps& maps) {
  const std::vector<Axis>& axes = run.experiment().data.y_axes;
  const bool units = run.dataset().classes == 0 && maps.shows_output() && !axes.empty();
  if (units) return {short_text(in_units(axes, 0, -1)), short_text(in_units(axes, 0, 1))};
  return maps.low() < 0 ? ScaleEnds{"−1", "+1"} : ScaleEnds{"0", "1"};
}

// Two classes of a person's own have names worth telling.
bool names_ends(const RunView& run, const PlaneMaps& maps) {
  return run.dataset().classes == 2 && run.experiment().data.name == "points" &&
         maps.shows_output();
}

void draw_ends(const RunView& run, const PlaneMaps& maps, Rect& bar) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (names_ends(run, maps)) {
    const Dataset& dataset = run.dataset();
    const auto width = [&](std::size_t label) {
      const float natural = ui::text_size(ui::Font::label, class_title(dataset, label)).x + 19;
      return std::min(natural, 0.34f * bar.width());
    };
    const float left = width(0), right = width(1);
    draw_class_entry(dataset, 0, bar.cut_left(left, 8));
    draw_class_entry(dataset, 1, bar.cut_right(right, 8));
    return;
  }
  const ScaleEnds ends = scale_ends(run, maps);
  const auto width = [](const std::string& text) {
    return std::max(16.0f, ui::text_size(ui::Font::axis, text).x);
  };
  const ImU32 ink = ui::colors().secondary;
  ui::draw_text_in(list, ui::Font::axis, bar.cut_left(width(ends.low), 6), ink, ends.low, 0);
  ui::draw_text_in(list, ui::Font::axis, bar.cut_right(width(ends.high), 6), ink, ends.high, 1);
}

void draw_scale(const RunView& run, const PlaneMaps& maps, const Rect& area) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ui::Colors& c = ui::colors();
  Rect bar = area;
  draw_ends(run, maps, bar);
  const float y = bar.center().y, half = 4;
  const float middle = bar.center().x;
  const ImU32 negative = on_map(c.negative), zero = on_map(c.zero), positive = on_map(c.positive);
  list->AddRectFilled({bar.min.x, y - half}, {bar.min.x + 2 * half, y + half}, negative, half);
  list->AddRectFilled({bar.max.x - 2 * half, y - half}, {bar.max.x, y + half}, positive, half);
  const bool discretize = run.view().discretize;
  const ImU32 left_of_zero = discretize ? negative : zero;
  const ImU32 right_of_zero = discretize ? positive : zero;
  list->AddRectFilledMultiColor({bar.min.x + half, y - half}, {middle, y + half}, negative,
                                left_of_zero, left_of_zero, negative);
  list->AddRectFilledMultiColor({middle, y - half}, {bar.max.x - half, y + half}, right_of_zero,
                                positive, positive, right_of_zero);
}

bool has_axes(const RunView& run) { return !run.experiment().data.x_axes.empty(); }

// The round numbers of an axis that is shown from -extent to extent.
std::vector<double> ticks_of(const std::vector<Axis>& axes, std::size_t column, float extent) {
  return nice_ticks(in_units(axes, column, -extent), in_units(axes, column, extent), 4);
}

}  // namespace

float map_legend_height(const Dataset& dataset) {
  return dataset.classes > 2 ? legend_row_height * static_cast<float>(class_rows(dataset.classes))
                             : legend_row_height;
}

void draw_map_legend(const RunView& run, const PlaneMaps& maps, const Rect& area) {
  if (maps.map_classes() > 0) {
    draw_classes(run.dataset(), area);
    return;
  }
  Rect scale = area;
  scale.max.y = scale.min.y + legend_row_height;
  draw_scale(run, maps, scale);
}

Rect map_square(const RunView& run, const Rect& whole) {
  if (!has_axes(run)) return whole.square();
  const Rect inside{{whole.min.x + axis_left, whole.min.y + axis_top},
                    {whole.max.x, whole.max.y - axis_bottom}};
  return inside.square();
}

void draw_map_axes(const RunView& run, const Rect& square, float extent) {
  if (!has_axes(run)) return;
  const std::vector<Axis>& axes = run.experiment().data.x_axes;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 ink = ui::colors().secondary;
  const auto share = [&](std::size_t column, double number) {
    const Axis& axis = axes[column];
    const double shown = (number - axis.mean) / axis.deviation;
    return static_cast<float>((shown / static_cast<double>(extent) + 1) / 2);
  };
  const std::vector<double> across = ticks_of(axes, 0, extent), up = ticks_of(axes, 1, extent);
  const std::vector<std::string> x_labels = tick_labels(across), y_labels = tick_labels(up);
  for (std::size_t i = 0; i < across.size(); ++i) {
    const float x = square.min.x + square.width() * share(0, across[i]);
    const Rect place{{x - 30, square.max.y + 2}, {x + 30, square.max.y + 16}};
    ui::draw_text_in(list, ui::Font::axis, place, ink, x_labels[i], 0.5f);
  }
  for (std::size_t i = 0; i < up.size(); ++i) {
    const float y = square.max.y - square.height() * share(1, up[i]);
    const Rect place{{square.min.x - axis_left, y - 7}, {square.min.x - 5, y + 7}};
    ui::draw_text_in(list, ui::Font::axis, place, ink, y_labels[i], 1);
  }
  const Rect below{{square.min.x, square.max.y + 16}, {square.max.x, square.max.y + 31}};
  const Rect above{{square.min.x, square.min.y - axis_top}, {square.max.x, square.min.y - 2}};
  ui::draw_text_in(list, ui::Font::label, below, ink, axis_name(axes, 0, "x"), 0.5f);
  ui::draw_text_in(list, ui::Font::label, above, ink, axis_name(axes, 1, "y"), 0);
}

}  // namespace descent
