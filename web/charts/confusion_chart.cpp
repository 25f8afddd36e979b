#include "web/charts/confusion_chart.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/class_marks.hpp"
#include "web/charts/confusion_names.hpp"
#include "web/charts/confusion_words.hpp"
#include "web/ui/picture_cursor.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float line_height = 16, mark_size = 8, mark_gap = 4;

float mark_width(std::size_t classes) {
  return classes <= class_mark_count ? mark_size + mark_gap : 0;
}

struct Table {
  Table(const ConfusionMatrix& the_matrix, const Dataset& dataset, const Rect& area,
        const ConfusionOptions& the_options)
      : matrix(the_matrix),
        options(the_options),
        names(dataset, matrix.classes, area.width(), mark_width(matrix.classes)),
        cells(area) {}

  const ConfusionMatrix& matrix;
  const ConfusionOptions& options;
  ConfusionNames names;
  Rect cells;
  float worst = 0;  // the largest share of mistakes

  Rect cell(const ConfusionCell& place) const {
    const auto count = static_cast<float>(matrix.classes);
    const float width = cells.width() / count, height = cells.height() / count;
    const ImVec2 min = {cells.min.x + width * static_cast<float>(place.predicted),
                        cells.min.y + height * static_cast<float>(place.truth)};
    return {min, {min.x + width - 2, min.y + height - 2}};
  }
  float share(const ConfusionCell& place) const {
    return static_cast<float>(confusion_share(matrix, place, options.numbers));
  }
  template <typename Do>
  void for_each_cell(const Do& act) const {
    for (std::size_t truth = 0; truth < matrix.classes; ++truth) {
      for (std::size_t predicted = 0; predicted < matrix.classes; ++predicted) {
        act(ConfusionCell{truth, predicted});
      }
    }
  }
};

// With the class's mark before its name where there is room.
void draw_class(std::size_t label, const std::string& name, float mark, Rect place, float align) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (mark > 0 && place.width() > mark_size + 6) {
    const float width = std::min(place.width(), ui::text_size(ui::Font::axis, name).x + mark);
    const float left = place.min.x + align * (place.width() - width);
    draw_class_mark(list, {left + mark_size / 2, place.center().y}, label, mark_size / 2 - 0.5f,
                    class_color(label), ui::colors().card);
    place.min.x = left + mark;
    align = 0;
  }
  ui::draw_text_in(list, ui::Font::axis, place, ui::colors().secondary, name, align);
}

void draw_names(const Table& table, const Rect& names, const Rect& columns) {
  const float mark = mark_width(table.matrix.classes);
  for (std::size_t label = 0; label < table.matrix.classes; ++label) {
    const Rect row = table.cell({label, 0}), column = table.cell({0, label});
    draw_class(label, table.names.of_row(label), mark,
               {{names.min.x, row.min.y}, {names.max.x, row.max.y}}, 0);
    draw_class(label, table.names.of_column(label), mark,
               {{column.min.x, columns.min.y}, {column.max.x, columns.max.y}}, 0.5f);
  }
}

void draw_cell(const Table& table, const ConfusionCell& place) {
  const ui::Colors& c = ui::colors();
  const Rect cell = table.cell(place);
  const bool right = place.truth == place.predicted;
  const float share = table.share(place);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float weight = right ? 0.42f * share : mistake_weight(share, table.worst);
  list->AddRectFilled(cell.min, cell.max, ui::mix(c.well, right ? c.accent : c.danger, weight), 4);
  if (table.options.chosen == place) list->AddRect(cell.min, cell.max, c.accent, 4, 0, 2.5f);
  std::string text = confusion_text(table.matrix, place, table.options.numbers);
  if (table.options.opens) {
    const std::string truth = std::to_string(place.truth), said = std::to_string(place.predicted);
    ui::mark("confusion." + truth + "." + said, cell,
             {.role = ui::Role::img, .label = truth + " → " + said, .value = text, .spare = true});
  }
  if (text.empty()) return;
  const ui::Font usual = right ? ui::Font::label_strong : ui::Font::label;
  const bool fits = ui::text_size(usual, text).x <= cell.width();
  // On a phone even the small numbers are wider than a cell with signs between their thousands.
  const bool counts = table.options.numbers == MatrixNumbers::counts;
  if (counts && !fits && ui::text_size(ui::Font::axis, text).x > cell.width()) {
    text = std::to_string(table.matrix.at(place.truth, place.predicted));
  }
  ui::draw_text_in(list, fits ? usual : ui::Font::axis, cell, c.text, text, 0.5f);
}

std::string words_of(const Table& table, const ConfusionCell& place) {
  const ConfusionMatrix& matrix = table.matrix;
  const std::size_t count = matrix.at(place.truth, place.predicted);
  const std::string part = ui::with_commas(count), truth = table.names.name(place.truth);
  const std::string said = table.names.name(place.predicted);
  const std::size_t all = table.options.numbers == MatrixNumbers::column_shares
                              ? matrix.taken_for(place.predicted)
                              : matrix.of_class(place.truth);
  const std::string whole = ui::with_commas(all);
  std::string text;
  if (table.options.numbers == MatrixNumbers::column_shares) {
    text = tr("{0} of {1} taken for {2}\nare of class {3}", part, whole, said, truth);
  } else if (place.truth == place.predicted) {
    text = tr("{0} of {1} of class {2} are right", part, whole, truth);
  } else {
    text = tr("{0} of {1} of class {2}\nare taken for {3}", part, whole, truth, said);
  }
  if (all > 0) text += ": " + percent_text(static_cast<double>(count) / static_cast<double>(all));
  if (table.options.opens) text += "\n" + std::string(tr("Press to see them."));
  return text;
}

// The arrow keys go from cell to cell.
std::optional<ImVec2> place_looked_at(const Table& table, const ui::Press& press) {
  const std::size_t last = table.matrix.classes - 1;
  const ImVec2 first = table.cell({0, 0}).center();
  const auto count = static_cast<float>(table.matrix.classes);
  return ui::looked_at(table.options.id, press,
                       {{first, table.cell({last, last}).center()},
                        first,
                        {table.cells.width() / count, table.cells.height() / count}});
}

void draw_captions(const Rect& corner, const Rect& top) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 ink = ui::colors().secondary;
  ui::draw_text_in(list, ui::Font::axis, top, ink, tr("predicted class"), 0.5f);
  ui::draw_text_in(list, ui::Font::axis, corner, ink, tr("true class"));
}

// Below the cells; cuts its place off.
void draw_legend(Rect& area, const std::string& legend) {
  if (legend.empty()) return;
  const float height = ui::text_size(ui::Font::axis, legend, area.width()).y;
  const Rect place = area.cut_bottom(height, 6);
  ui::draw_text(ImGui::GetWindowDrawList(), ui::Font::axis, place.min, ui::colors().secondary,
                legend, place.width());
}

// Cuts off what stands around the cells, and draws it.
void draw_around(Table& table) {
  draw_legend(table.cells, table.names.legend());
  const float caption = ui::text_size(ui::Font::axis, tr("true class")).x;
  const Rect names = table.cells.cut_left(table.names.rows_width(), 8);
  const Rect top = table.cells.cut_top(line_height), columns = table.cells.cut_top(line_height, 2);
  // Above the numbers of the columns where their row has no room for it.
  const float y = caption <= names.width() ? columns.min.y : top.min.y;
  draw_captions({{names.min.x, y}, {names.min.x + caption, y + line_height}}, top);
  draw_names(table, names, columns);
}

}  // namespace

float mistake_weight(float share, float worst) {
  if (share <= 0) return 0;
  constexpr float least = 0.1f, most = 0.5f, common = 0.1f;
  return least + (most - least) * std::min(share / std::max(worst, common), 1.f);
}

std::string confusion_text(const ConfusionMatrix& matrix, const ConfusionCell& cell,
                           MatrixNumbers numbers) {
  const std::size_t count = matrix.at(cell.truth, cell.predicted);
  if (count == 0 && cell.truth != cell.predicted) return {};
  if (numbers == MatrixNumbers::counts) return with_commas(count);
  const double percent = 100 * confusion_share(matrix, cell, numbers);
  return percent > 0 && percent < 9.95 ? fixed_text(percent, 1) : fixed_text(percent, 0);
}

std::optional<ConfusionCell> draw_confusion(const ConfusionMatrix& matrix, const Dataset& dataset,
                                            const Rect& area, const ConfusionOptions& options) {
  ui::Control control{.role = options.opens ? ui::Role::button : ui::Role::img,
                      .label = tr("Confusion matrix: which classes are taken for which")};
  const ui::Press press = ui::press_area(options.id, area, control);
  tell_confusion(options.id, matrix, dataset);
  if (press.pointed && !options.opens) ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
  Table table(matrix, dataset, area, options);
  draw_around(table);
  table.for_each_cell([&](const ConfusionCell& place) {
    if (place.truth != place.predicted) table.worst = std::max(table.worst, table.share(place));
  });
  std::optional<ConfusionCell> pressed;
  const std::optional<ImVec2> looked_at = place_looked_at(table, press);
  table.for_each_cell([&](const ConfusionCell& place) {
    draw_cell(table, place);
    const Rect cell = table.cell(place);
    if (!looked_at || !cell.contains(*looked_at)) return;
    if (press.ringed || (options.opens && press.pointed)) {
      ImGui::GetWindowDrawList()->AddRect(cell.min, cell.max, ui::colors().text, 4, 0, 1.5f);
    }
    ui::hover_text(words_of(table, place), *looked_at);
    if (options.opens && press.pressed) pressed = place;
  });
  return pressed;
}

}  // namespace descent
