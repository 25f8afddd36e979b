#include "web/charts/epoch_table.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/training/history_table.hpp"
#include "web/ui/copying.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float row_height = 20, cell_gap = 14, least_cell = 52, widest_cell = 130;

void catch_up(EpochTable& state, const History& history) {
  if (state.course == history.course && state.epochs == history.epochs.count()) return;
  state = {history.course, history.epochs.count(), best_epoch(history, Metric::loss),
           best_epoch(history, Metric::accuracy)};
}

bool is_best(const EpochTable& state, const History& history, const HistoryColumn& column,
             std::size_t epoch) {
  const bool validated = !std::isnan(history.epochs.back().validation.loss);
  if (column.name == (validated ? "val_loss" : "loss")) return epoch == state.best_loss;
  return column.name == (validated ? "val_accuracy" : "accuracy") && epoch == state.best_accuracy;
}

// As Keras prints them.
std::string cell_text(const HistoryColumn& column, const History& history,
                      const EpochRecord& record) {
  const double value = column.value(history, record);
  if (column.name == "epoch") return with_commas(record.epoch);
  if (std::isnan(value)) return "";
  if (column.name == "seconds") return short_text(value);
  if (column.name == "learning_rate") return short_text(value, 4);
  return ui::loss_text(value);
}

struct Columns {
  std::vector<HistoryColumn> shown;
  std::vector<float> ends;  // where their texts end, from the left edge
};

// As many of them as have room, with what is over shared out.
Columns columns_within(const History& history, float width) {
  Columns columns;
  float end = 0;
  for (const HistoryColumn& column : columns_of(history)) {
    const float text = ui::text_size(ui::Font::axis, column.name).x;
    const float cell = std::max(least_cell, text + cell_gap);
    if (end + cell > width) break;
    end += cell;
    columns.shown.push_back(column);
    columns.ends.push_back(end);
  }
  const auto count = static_cast<float>(columns.ends.size());
  const float over = std::min(width, count * widest_cell) - end;
  for (std::size_t i = 0; over > 0 && i < columns.ends.size(); ++i) {
    columns.ends[i] += over * static_cast<float>(i + 1) / count;
  }
  return columns;
}

Rect cell_of(const Columns& columns, std::size_t i, const Rect& line) {
  const float left = i == 0 ? 0 : columns.ends[i - 1];
  return {{line.min.x + left, line.min.y}, {line.min.x + columns.ends[i] - 2, line.max.y}};
}

void draw_heading(const Columns& columns, const Rect& line) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i < columns.shown.size(); ++i) {
    ui::draw_text_in(list, ui::Font::axis, cell_of(columns, i, line), ui::colors().secondary,
                     columns.shown[i].name, 1);
  }
  list->AddLine({line.min.x, line.max.y}, line.max, ui::colors().line);
}

void draw_row(const EpochTable& state, const History& history, const Columns& columns,
              const EpochRecord& record, const Rect& line) {
  const bool marked = record.epoch == state.marked;
  if (marked) {
    ImGui::GetWindowDrawList()->AddRectFilled(line.min, line.max, ui::colors().accent_soft, 4);
  }
  std::string label;
  for (std::size_t i = 0; i < columns.shown.size(); ++i) {
    const HistoryColumn& column = columns.shown[i];
    const std::string text = cell_text(column, history, record);
    const bool best = is_best(state, history, column, record.epoch);
    ui::draw_text_in(ImGui::GetWindowDrawList(), best ? ui::Font::label_strong : ui::Font::label,
                     cell_of(columns, i, line), best ? ui::colors().accent : ui::colors().text,
                     text, 1);
    label += (i == 0 ? "" : " ") + std::string(column.name) + " " + text;
  }
  ui::mark("epochs.row" + std::to_string(record.epoch), line,
           {.role = ui::Role::img, .label = label, .on = marked});
}

// Brings the row of the moment that is looked at into view, once for each.
void follow(EpochTable& state, const History& history, std::optional<double> looked_at, float top,
            float height) {
  const std::size_t epoch = looked_at ? static_cast<std::size_t>(*looked_at) : 0;
  if (epoch == state.marked) return;
  state.marked = epoch;
  if (epoch == 0 || history.epochs.find(epoch) == nullptr) return;
  const auto behind = static_cast<float>(history.epochs.back().epoch - epoch);
  ImGui::SetScrollY(std::max(0.f, top + row_height * behind - height / 2));
  ui::request_frame();
}

// The newest at the top. Of many rows only those in sight are drawn.
void draw_rows(EpochTable& state, const History& history, const Columns& columns, const Rect& area,
               std::optional<double> looked_at) {
  const ui::Pane pane("epochs.rows", area, 0);
  follow(state, history, looked_at, ImGui::GetCursorPosY(), area.height());
  const std::size_t count = history.epochs.size();
  const Rect all = ui::take_rect(row_height * static_cast<float>(count));
  const float above = std::max(0.f, area.min.y - all.min.y);
  const auto first = static_cast<std::size_t>(above / row_height);
  const auto in_sight = static_cast<std::size_t>(area.height() / row_height) + 2;
  for (std::size_t row = first; row < std::min(count, first + in_sight); ++row) {
    const float top = all.min.y + row_height * static_cast<float>(row);
    draw_row(state, history, columns, history.epochs[count - 1 - row],
             {{all.min.x, top}, {all.max.x - 8, top + row_height}});
  }
}

// Of an edited network only the epochs since then are compared.
std::string best_line(const History& history, const std::string& what) {
  return history.edited > 0 ? tr("Best since the edit: {0}", what) : tr("Best: {0}", what);
}

// From the whole to the shortest.
std::vector<std::string> best_words(const EpochTable& state, const History& history) {
  if (ui::copy_refused("epochs")) return {tr("The browser does not let this page copy: use CSV.")};
  if (state.best_loss == 0) return {""};
  const auto at = [&](std::size_t epoch, Metric metric) {
    const EpochRecord& record = *history.epochs.find(epoch);
    const double validation = value_of(record.validation, metric);
    return ui::loss_text(std::isnan(validation) ? value_of(record.train, metric) : validation);
  };
  const bool validated = !std::isnan(history.epochs.back().validation.loss);
  const std::string loss = (validated ? "val_loss " : "loss ") + at(state.best_loss, Metric::loss);
  const std::string loss_words = best_line(history, tr("epoch {0}, {1}", state.best_loss, loss));
  if (state.best_accuracy == 0) return {loss_words};
  const std::string accuracy =
      (validated ? "val_accuracy " : "accuracy ") + at(state.best_accuracy, Metric::accuracy);
  const std::string short_words =
      best_line(history, tr("epoch {0}, {1}", state.best_accuracy, accuracy));
  if (state.best_accuracy == state.best_loss) {
    return {best_line(history, tr("epoch {0}, {1}, {2}", state.best_loss, accuracy, loss)),
            short_words};
  }
  return {best_line(history, tr("{0} in epoch {1}, {2} in epoch {3}", accuracy, state.best_accuracy,
                                loss, state.best_loss)),
          short_words};
}

void draw_best_line(const EpochTable& state, const History& history, Rect line) {
  const std::string_view copy = ui::just_copied("epochs") ? tr("Copied") : tr("Copy");
  const Rect link = line.cut_right(ui::text_size(ui::Font::strong, copy).x, 12);
  ImGui::SetCursorScreenPos(link.min);
  if (ui::link("epochs.copy", copy, tr("Copy all epochs and columns, for a spreadsheet"))) {
    ui::copy("epochs", to_tsv(history));
  }
  const std::vector<std::string> words = best_words(state, history);
  ui::draw_fitting_text(ImGui::GetWindowDrawList(), ui::Font::label, line, ui::colors().secondary,
                        words);
  ui::mark("epochs.best", line, {.role = ui::Role::img, .label = words.front()});
}

}  // namespace

void draw_epoch_table(EpochTable& state, const History& history, const Rect& area,
                      std::optional<double> looked_at) {
  if (history.epochs.empty()) return;
  catch_up(state, history);
  Rect rest = area;
  draw_best_line(state, history, rest.cut_top(ui::link_height(), 4));
  const Columns columns = columns_within(history, rest.width() - 8);
  draw_heading(columns, rest.cut_top(18, 2));
  draw_rows(state, history, columns, rest, looked_at);
}

}  // namespace descent
