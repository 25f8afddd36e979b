#include "web/scenes/line/descent_table.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "engine/core/words.hpp"
#include "web/scenes/line/descent_words.hpp"
#include "web/ui/copying.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::size_t first_rows = 3, newest_rows = 7;
constexpr float descent_row_height = 18;

void draw_cells(const std::array<std::string, 4>& cells, const Rect& line, ImU32 color) {
  constexpr std::array<float, 4> ends = {0.18f, 0.42f, 0.66f, 1.0f};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Rect cell{{line.min.x + (i == 0 ? 0 : ends[i - 1] * line.width()), line.min.y},
                    {line.min.x + ends[i] * line.width() - 4, line.max.y}};
    ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label, cell, color, cells[i], 1);
  }
}

// Row 0 is before the first epoch.
CourseRow row_of(const History& history, const LineTask& task, std::size_t row) {
  if (row == 0) return course_row(task, 0, history.initial_neuron);
  const EpochRecord& record = history.epochs[row - 1];
  return course_row(task, record.epoch, record.neuron);
}

void draw_table_row(const CourseRow& row) {
  const Rect line = ui::take_rect(descent_row_height);
  draw_cells({row.epoch, row.w, row.b, row.loss}, line, ui::colors().text);
  ui::mark(
      "descent.epoch" + row.epoch, line,
      {.role = ui::Role::img,
       .label = tr("epoch {0}: w = {1}, b = {2}, loss = {3}", row.epoch, row.w, row.b, row.loss)});
}

std::string all_rows(const History& history, const LineTask& task) {
  std::string text = "epoch\tw\tb\tloss\n";
  for (std::size_t i = 0; i <= history.epochs.size(); ++i) {
    const CourseRow row = row_of(history, task, i);
    std::string line = row.epoch + "\t" + row.w + "\t" + row.b + "\t" + row.loss + "\n";
    // For a spreadsheet, which knows no true minus.
    for (std::size_t at = 0; (at = line.find("−", at)) != std::string::npos;) {
      line.replace(at, std::string_view("−").size(), "-");
    }
    text += line;
  }
  return text;
}

void draw_heading_with_copy(const History& history, const LineTask& task) {
  const std::string_view copy = ui::just_copied("descent") ? tr("Copied") : tr("Copy");
  const float width = ui::text_size(ui::Font::strong, copy).x;
  const float left = ImGui::GetCursorPosX(), all = ImGui::GetContentRegionAvail().x;
  ui::field_label(tr("Epoch by epoch"), all - width - 16);
  ImGui::SameLine(left + all - width);
  if (ui::link("descent.copy", copy, tr("Copy all epochs, for a spreadsheet"))) {
    ui::copy("descent", all_rows(history, task));
  }
}

}  // namespace

void draw_descent_table(const RunView& run, const DescentFacts& facts) {
  const History& history = *run.snapshot().history;
  draw_heading_with_copy(history, facts.task);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(6, 0));
  draw_cells({tr("epoch"), "w", "b", tr("loss")}, ui::take_rect(descent_row_height),
             ui::colors().secondary);
  const std::size_t rows = history.epochs.size() + 1;
  const std::size_t newest = rows > newest_rows ? rows - newest_rows : 0;
  for (std::size_t row = 0; row < rows; ++row) {
    if (row == first_rows && newest > first_rows) {
      draw_cells({"…", "", "", ""}, ui::take_rect(descent_row_height), ui::colors().secondary);
      row = newest;
    }
    draw_table_row(row_of(history, facts.task, row));
  }
  ImGui::PopStyleVar();
}

}  // namespace descent
