#include "web/scenes/line/line_table.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/core/words.hpp"
#include "web/scenes/line/line_plot.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float number_width = 26;

// One row: number, x, y, a button that removes it. Returns whether it is under the mouse.
bool draw_row(const RunView& run, const std::vector<LinePoint>& points, std::size_t row, bool lit,
              float button, Actions& actions) {
  const bool finger = ui::control_height() > 40;
  const float height = ui::control_height() - (finger ? 0.f : 4.f);
  const Rect place = ui::take_rect(height);
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (lit) list->AddRectFilled(place.min, place.max, ui::colors().accent_soft, 6);
  Rect rest = place;
  ui::draw_text_in(list, ui::Font::label, rest.cut_left(number_width), ui::colors().secondary,
                   std::to_string(row + 1), 0.4f);
  const Rect remove = rest.cut_right(button, 6);
  const float width = (rest.width() - 6) / 2;
  const std::string id = "point" + std::to_string(row + 1);
  std::vector<LinePoint> changed = points;
  bool is_changed = false;
  const ui::KeepLayout keep;
  ImGui::SetCursorScreenPos(rest.min);
  // As in a table: Tab to the next cell, Enter to the one below.
  const bool last = row + 1 == points.size();
  const std::string below = last ? "" : "point" + std::to_string(row + 2);
  const auto cell = [&](const char* tooltip, const std::string& next, const char* column) {
    return ui::NumberField{.format = "%.6g",
                           .width = width,
                           .tooltip = tooltip,
                           .next = next,
                           .below = last ? "" : below + column};
  };
  if (const auto x = ui::number_field(id + ".x", "", points[row].x,
                                      cell(tr("The input x"), id + ".y", ".x"))) {
    changed[row].x = *x;
    is_changed = true;
  }
  ImGui::SetCursorScreenPos({rest.min.x + width + 6, rest.min.y});
  if (const auto y = ui::number_field(id + ".y", "", points[row].y,
                                      cell(tr("The target y that the line should have at x"),
                                           last ? "" : below + ".x", ".y"))) {
    changed[row].y = *y;
    is_changed = true;
  }
  ImGui::SetCursorScreenPos({remove.min.x, remove.center().y - button / 2});
  if (ui::icon_button(id + ".remove", ui::Icon::close, tr("Remove this point"), button,
                      ui::ButtonStyle::quiet, points.size() > fewest_line_points)) {
    changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(row));
    is_changed = true;
  }
  if (is_changed) set_line_points(run, changed, actions);
  return ImGui::IsWindowHovered() && place.contains(ImGui::GetMousePos());
}

void draw_heading(float button) {
  Rect line = ui::take_rect(16);
  line.cut_left(number_width + 11);
  line.cut_right(button, 6);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Rect x = line.cut_left((line.width() - 6) / 2, 6);
  ui::draw_text_in(list, ui::Font::label, x, ui::colors().secondary, "x");
  ui::draw_text_in(list, ui::Font::label, line, ui::colors().secondary, "y");
}

}  // namespace

LinePoint next_line_point(const std::vector<LinePoint>& points) {
  if (points.empty()) return {0, 0};
  double right = points[0].x;
  for (const LinePoint& point : points) right = std::max(right, point.x);
  const Line line = least_squares(points).value_or(Line{0, points.back().y});
  const double x = std::round(right) + 1;
  return {x, std::round(10 * line.at(x)) / 10};
}

void draw_line_table(LineTable& state, const RunView& run, const std::vector<LinePoint>& points,
                     std::optional<std::size_t> lit, Actions& actions) {
  const float button = ui::control_height() > 40 ? 44.0f : 24.0f;
  state.pointed.reset();
  draw_heading(button);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(6, 3));
  for (std::size_t row = 0; row < points.size(); ++row) {
    if (draw_row(run, points, row, lit == row, button, actions)) state.pointed = row;
  }
  ImGui::PopStyleVar();
  ui::take_rect(1);  // keeps the button off the last row
  if (ui::button("add_point", tr("+ Add point"), tr("Add a point to the right of the others"),
                 ui::ButtonStyle::soft, -1, points.size() < most_line_points)) {
    std::vector<LinePoint> changed = points;
    changed.push_back(next_line_point(points));
    set_line_points(run, changed, actions);
  }
}

}  // namespace descent
