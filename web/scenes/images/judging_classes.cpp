#include "web/scenes/images/judging_classes.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/ui/copying.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::size_t column_count = 5;
using Cells = std::array<std::string, column_count>;

Cells headings() { return {tr("Class"), tr("Precision"), tr("Recall"), "F1", tr("Images")}; }

std::string share_text(double share) { return fixed_text(share, 3); }

Cells cells_of(const std::string& name, const ClassReport& report) {
  return {name, share_text(report.precision), share_text(report.recall), share_text(report.f1),
          with_commas(report.support)};
}

Cells accuracy_cells(const ClassificationReport& report) {
  return {tr("Accuracy"), "", "", share_text(report.accuracy), with_commas(report.macro.support)};
}

// --- as it is drawn ---

struct Lines {
  float names, height;
};

void draw_cells(const Cells& cells, const Lines& lines, Rect row, ui::Font font, ImU32 color) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  ui::draw_text_in(list, font, row.cut_left(lines.names), color, cells[0]);
  const float width = row.width() / static_cast<float>(column_count - 1);
  for (std::size_t i = 1; i < column_count; ++i) {
    ui::draw_text_in(list, font, row.cut_left(width), color, cells[i], 1);
  }
}

std::string row_label(const std::string& name, const ClassReport& report) {
  return tr("{0}: precision {1}, recall {2}, F1 {3}, {4} images", name,
            share_text(report.precision), share_text(report.recall), share_text(report.f1),
            with_commas(report.support));
}

void draw_class(const Judgement& judgement, std::size_t label, const RunView& run,
                const Lines& lines, Actions& actions) {
  const ui::Colors& c = ui::colors();
  const std::string name = class_name(run.dataset(), label);
  const ClassReport& report = judgement.report.classes[label];
  const ImageFilter& filter = run.view().image_filter;
  const bool judged = filter.origin == ImageOrigin::validation;
  const bool chosen = judged && filter.truth == label && !filter.predicted && !filter.tenth;
  const Rect row = ui::take_rect(lines.height);
  const std::string id = "judging.class" + std::to_string(label);
  const ui::Press press = ui::press_area(id, row,
                                         {.role = ui::Role::button,
                                          .label = row_label(name, report),
                                          .on = chosen,
                                          .hint = tr("Press to see the images of this class.")});
  const ImU32 ground = chosen ? c.accent_soft : press.hovered ? c.hover : 0;
  const Rect around{{row.min.x - 6, row.min.y}, {row.max.x + 6, row.max.y}};
  if (ground != 0) ImGui::GetWindowDrawList()->AddRectFilled(around.min, around.max, ground, 6);
  draw_cells(cells_of(name, report), lines, row, ui::Font::text, c.text);
  if (!press.pressed) return;
  ImageFilter next;
  if (!chosen) next.truth = static_cast<std::uint32_t>(label);
  actions.push_back(SetImageFilter{next});
}

void draw_sum(const Cells& cells, const Lines& lines, std::string_view id) {
  const Rect row = ui::take_rect(lines.height);
  draw_cells(cells, lines, row, ui::Font::medium, ui::colors().text);
  std::string label;
  for (const std::string& cell : cells) label += (label.empty() ? "" : " ") + cell;
  ui::mark(id, row, {.role = ui::Role::img, .label = label});
}

float names_width(const RunView& run) {
  float width = class_names_width(run.dataset());
  for (const char* words : {tr("Weighted mean"), tr("Macro mean"), tr("Accuracy")}) {
    width = std::max(width, ui::text_size(ui::Font::medium, words).x);
  }
  return width + 4;
}

void draw_copy_button(const Judgement& judgement, const RunView& run) {
  const char* id = "judging.copy";
  const bool done = ui::just_copied(id), refused = ui::copy_refused(id);
  const char* words = done ? tr("Copied") : refused ? tr("Not allowed") : tr("Copy table");
  constexpr float width = 108;
  if (ui::button(id, words, tr("As lines with tabs, for a spreadsheet."), ui::ButtonStyle::outline,
                 width)) {
    ui::copy(id, report_table(judgement.report, run.dataset()));
  }
}

void draw_table(const Judgement& judgement, const RunView& run, const Lines& lines,
                Actions& actions) {
  const ClassificationReport& report = judgement.report;
  draw_cells(headings(), lines, ui::take_rect(20), ui::Font::label_strong, ui::colors().secondary);
  for (std::size_t label = 0; label < report.classes.size(); ++label) {
    draw_class(judgement, label, run, lines, actions);
  }
  const Rect line = ui::take_rect(5);
  ImGui::GetWindowDrawList()->AddLine({line.min.x, line.center().y}, {line.max.x, line.center().y},
                                      ui::colors().line);
  draw_sum(accuracy_cells(report), lines, "judging.accuracy");
  draw_sum(cells_of(tr("Macro mean"), report.macro), lines, "judging.macro");
  draw_sum(cells_of(tr("Weighted mean"), report.weighted), lines, "judging.weighted");
}

}  // namespace

std::string report_table(const ClassificationReport& report, const Dataset& dataset) {
  std::vector<Cells> rows{headings()};
  for (std::size_t label = 0; label < report.classes.size(); ++label) {
    rows.push_back(cells_of(class_name(dataset, label), report.classes[label]));
  }
  rows.push_back(accuracy_cells(report));
  rows.push_back(cells_of(tr("Macro mean"), report.macro));
  rows.push_back(cells_of(tr("Weighted mean"), report.weighted));
  std::string text;
  for (const Cells& cells : rows) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) text += '\t';
      text += cells[i];
    }
    text += '\n';
  }
  return text;
}

void draw_judging_classes(const Judgement& judgement, const RunView& run, float height,
                          Actions& actions) {
  constexpr float least = 19, most = 26, heading = 20, line = 5;
  const bool column = height <= 0;
  const float foot = ui::control_height() + 8;
  const auto rows = static_cast<float>(judgement.report.classes.size() + 3);
  Lines lines{names_width(run), column ? 36 : most};
  if (!column) {
    lines.height = std::clamp((height - foot - heading - line) / rows, least, most);
    lines.height = std::floor(lines.height);
  }
  {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    draw_table(judgement, run, lines, actions);
    ImGui::PopStyleVar();
  }
  ui::space(4);
  draw_copy_button(judgement, run);
}

}  // namespace descent
