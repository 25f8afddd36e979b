#include "web/charts/confusion_chart.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/class_marks.hpp"
#include "web/ui/picture_cursor.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float line_height = 16, mark_size = 8;

struct Table {
  const ConfusionMatrix& matrix;
  const Dataset& dataset;
  Rect cells;
  float worst = 0;  // the largest share of a class that is taken for one other

  Rect cell(std::size_t truth, std::size_t predicted) const {
    const auto count = static_cast<float>(matrix.classes);
    const float width = cells.width() / count, height = cells.height() / count;
    const ImVec2 min = {cells.min.x + width * static_cast<float>(predicted),
                        cells.min.y + height * static_cast<float>(truth)};
    return {min, {min.x + width - 2, min.y + height - 2}};
  }
  std::string name(std::size_t label) const {
    const auto& names = dataset.class_names;
    return label < names.size() ? std::string(tr_marked(names[label])) : std::to_string(label);
  }
  bool marked() const { return matrix.classes <= class_mark_count; }
};

// With the class's mark before its name where there is room.
void draw_class(const Table& table, std::size_t label, Rect place, float align) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const std::string name = table.name(label);
  const float text = ui::text_size(ui::Font::axis, name).x;
  if (table.marked() && place.width() > mark_size + 6) {
    const float width = std::min(place.width(), text + mark_size + 4);
    const float left = place.min.x + align * (place.width() - width);
    draw_class_mark(list, {left + mark_size / 2, place.center().y}, label, mark_size / 2 - 0.5f,
                    class_color(label), ui::colors().card);
    place.min.x = left + mark_size + 4;
    align = 0;
  }
  ui::draw_text_in(list, ui::Font::axis, place, ui::colors().secondary, name, align);
}

float share_of(const ConfusionMatrix& matrix, std::size_t truth, std::size_t predicted) {
  const std::size_t all = std::max<std::size_t>(matrix.of_class(truth), 1);
  return static_cast<float>(matrix.at(truth, predicted)) / static_cast<float>(all);
}

float worst_mistake(const ConfusionMatrix& matrix) {
  float worst = 0;
  for (std::size_t truth = 0; truth < matrix.classes; ++truth) {
    for (std::size_t said = 0; said < matrix.classes; ++said) {
      if (said != truth) worst = std::max(worst, share_of(matrix, truth, said));
    }
  }
  return worst;
}

void draw_cell(const Table& table, std::size_t truth, std::size_t predicted) {
  const ui::Colors& c = ui::colors();
  const std::size_t count = table.matrix.at(truth, predicted);
  const float share = share_of(table.matrix, truth, predicted);
  const Rect cell = table.cell(truth, predicted);
  const bool right = truth == predicted;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float weight = right ? 0.42f * share : mistake_weight(share, table.worst);
  list->AddRectFilled(cell.min, cell.max, ui::mix(c.well, right ? c.accent : c.danger, weight), 4);
  if (count == 0 && !right) return;
  ui::draw_text_in(list, right ? ui::Font::label_strong : ui::Font::label, cell, c.text,
                   ui::with_commas(count), 0.5f);
}

void explain_cell(const Table& table, std::size_t truth, std::size_t predicted, ImVec2 place) {
  const std::size_t count = table.matrix.at(truth, predicted);
  const std::size_t all = table.matrix.of_class(truth);
  const std::string part = ui::with_commas(count), whole = ui::with_commas(all);
  std::string text = truth == predicted
                         ? tr("{0} of {1} of class {2} are right", part, whole, table.name(truth))
                         : tr("{0} of {1} of class {2}\nare taken for {3}", part, whole,
                              table.name(truth), table.name(predicted));
  if (all > 0) text += ": " + percent_text(static_cast<double>(count) / static_cast<double>(all));
  ui::hover_text(text, place);
}

// The arrow keys go from cell to cell.
std::optional<ImVec2> place_looked_at(const Table& table, const ui::Press& press) {
  const std::size_t last = table.matrix.classes - 1;
  const ImVec2 first = table.cell(0, 0).center();
  const auto count = static_cast<float>(table.matrix.classes);
  return ui::looked_at("confusion", press,
                       {{first, table.cell(last, last).center()},
                        first,
                        {table.cells.width() / count, table.cells.height() / count}});
}

float widest_name(const Table& table) {
  float width = ui::text_size(ui::Font::axis, tr("true class")).x;
  for (std::size_t label = 0; label < table.matrix.classes; ++label) {
    width = std::max(width, ui::text_size(ui::Font::axis, table.name(label)).x + mark_size + 4);
  }
  return std::min(width, 110.f);
}

}  // namespace

float mistake_weight(float share, float worst) {
  if (share <= 0) return 0;
  constexpr float least = 0.1f, most = 0.5f, common = 0.1f;
  return least + (most - least) * std::min(share / std::max(worst, common), 1.f);
}

void draw_confusion(const ConfusionMatrix& matrix, const Dataset& dataset, const Rect& area) {
  const ui::Press press = ui::press_area(
      "confusion", area,
      {.role = ui::Role::img, .label = tr("Confusion matrix: which classes are taken for which")});
  if (press.pointed) ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);  // nothing to press
  Table table{matrix, dataset, area, worst_mistake(matrix)};
  const Rect names = table.cells.cut_left(widest_name(table), 8);
  const Rect caption = table.cells.cut_top(line_height),
             columns = table.cells.cut_top(line_height, 2);
  ImDrawList* list = ImGui::GetWindowDrawList();
  ui::draw_text_in(list, ui::Font::axis, caption, ui::colors().secondary, tr("predicted class"),
                   0.5f);
  ui::draw_text_in(list, ui::Font::axis,
                   {{names.min.x, columns.min.y}, {names.max.x, columns.max.y}},
                   ui::colors().secondary, tr("true class"));
  const std::optional<ImVec2> looked_at = place_looked_at(table, press);
  for (std::size_t i = 0; i < matrix.classes; ++i) {
    const Rect row = table.cell(i, 0), column = table.cell(0, i);
    draw_class(table, i, {{names.min.x, row.min.y}, {names.max.x, row.max.y}}, 0);
    draw_class(table, i, {{column.min.x, columns.min.y}, {column.max.x, columns.max.y}}, 0.5f);
    for (std::size_t predicted = 0; predicted < matrix.classes; ++predicted) {
      draw_cell(table, i, predicted);
      const Rect cell = table.cell(i, predicted);
      if (!looked_at || !cell.contains(*looked_at)) continue;
      if (press.ringed) list->AddRect(cell.min, cell.max, ui::colors().text, 4, 0, 1.5f);
      explain_cell(table, i, predicted, *looked_at);
    }
  }
}

}  // namespace descent
