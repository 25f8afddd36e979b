#include "web/frame/runs_dialog.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "engine/core/words.hpp"
#include "web/app/runs/run_label.hpp"
#include "web/charts/class_marks.hpp"
#include "web/charts/quiet_plot.hpp"
#include "web/frame/runs_table.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float runs_dialog_width = 980, least_for_run_columns = 720;
constexpr std::size_t most_curve_points = 600;

std::vector<CurvePoint> loss_curve_of(const RunView& run, bool validation) {
  std::vector<CurvePoint> points;
  if (!run.ready()) return points;
  const EpochLog& epochs = run.newest().history->epochs;
  const std::size_t step = 1 + epochs.size() / most_curve_points;
  for (std::size_t i = 0; i < epochs.size(); i += i + step < epochs.size() ? step : 1) {
    const Scores& scores = validation ? epochs[i].validation : epochs[i].train;
    if (std::isfinite(scores.loss)) {
      points.push_back({static_cast<double>(epochs[i].epoch), scores.loss});
    }
  }
  return points;
}

bool has_validation(const std::vector<RunView>& runs) {
  return std::any_of(runs.begin(), runs.end(), [](const RunView& run) {
    return run.ready() && run.dataset().validation.count() > 0;
  });
}

// All of them in one plot, each in the colour of its row.
void draw_run_curves(const RunsDialog& state, const std::vector<RunView>& runs, const Rect& area) {
  const bool validation = state.validation && has_validation(runs);
  std::vector<std::vector<CurvePoint>> curves;
  PlotAxis x{0, 5, false, true, 7, tr("epoch")}, y{0, 0, false, false, 4};
  for (const RunView& run : runs) {
    curves.push_back(loss_curve_of(run, validation));
    for (const CurvePoint& point : curves.back()) {
      x.high = std::max(x.high, point.x);
      y.high = std::max(y.high, point.y);
    }
  }
  if (y.high <= 0) {
    ui::mark("runs.curves", area);
    ui::empty_state(area, tr("No epochs yet"), tr("Press play: the losses are drawn here."));
    return;
  }
  y.high *= 1.05;  // the highest is seen whole
  const QuietPlot plot("runs.curves", validation ? tr("Validation losses") : tr("Training losses"),
                       area, x, y);
  if (!plot.open()) return;
  for (std::size_t i = 0; i < curves.size(); ++i) plot.curve(curves[i], class_color(i), 2);
}

void choose_curves(RunsDialog& state) {
  const std::array<ui::ChoiceWord, 2> words = {
      {{"train", tr("training loss")}, {"validation", tr("validation loss")}}};
  if (const auto chosen = ui::choice_words("runs.of", words, state.validation ? 1 : 0,
                                           tr("Which losses are drawn"))) {
    state.validation = *chosen == 1;
  }
}

void draw_run_heading(const Rect& line) {
  const std::vector<std::string> columns = run_columns();
  Rect rest = line;
  rest.cut_left(120);
  const float width = rest.width() / static_cast<float>(columns.size());
  for (const std::string& column : columns) {
    ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::axis, rest.cut_left(width),
                     ui::colors().secondary, column, 1);
  }
}

void draw_run_figures(const RunRow& row, Rect line) {
  const float width = line.width() / static_cast<float>(row.figures.size());
  for (const std::string& figure : row.figures) {
    ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label, line.cut_left(width),
                     ui::colors().text, figure.empty() ? "–" : figure, 1);
  }
}

std::string figures_in_words(const RunRow& row) {
  const std::vector<std::string> columns = run_columns();
  std::string words;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (row.figures[i].empty()) continue;
    words += (words.empty() ? "" : " · ") + columns[i] + " " + row.figures[i];
  }
  return words;
}

void draw_run_links(RunsDialog& state, const RunRow& row, bool is_baseline, Actions& actions) {
  const std::string id = "runs." + std::to_string(row.id);
  if (!row.shown) {
    if (ui::link(id + ".show", tr("Show"), tr("This run is shown, edited and trained"))) {
      actions.push_back(ShowRun{row.id});
    }
    ImGui::SameLine(0, 14);
  }
  if (!is_baseline) {
    if (ui::link(id + ".pin", tr("Compare with this"),
                 tr("What differs is told against this run"))) {
      state.baseline = row.id;
    }
    ImGui::SameLine(0, 14);
  }
  if (!row.shown && ui::link(id + ".remove", tr("Remove"), tr("This run goes"))) {
    actions.push_back(RemoveRun{row.id});
  }
  ImGui::NewLine();
}

void draw_run_row(RunsDialog& state, const RunRow& row, std::size_t place, bool is_baseline,
                  Actions& actions) {
  const bool columns = ImGui::GetContentRegionAvail().x >= least_for_run_columns;
  Rect line = ui::take_rect(24);
  const Rect whole = line;
  ImDrawList* list = ImGui::GetWindowDrawList();
  Rect name = line.cut_left(columns ? 120.f : line.width());
  list->AddCircleFilled({name.min.x + 6, name.center().y}, 5, class_color(place));
  name.min.x += 18;
  ui::draw_text_in(list, row.shown ? ui::Font::strong : ui::Font::text, name, ui::colors().text,
                   row.name);
  const std::string words = figures_in_words(row);
  if (columns)
    draw_run_figures(row, line);
  else
    ui::small_print(words);
  ui::mark("runs." + std::to_string(row.id), whole,
           {.role = ui::Role::img, .label = row.name, .value = words});
  if (is_baseline) {
    ui::small_print(tr("The others are compared with this one."));
  } else {
    ui::small_print(row.differs.empty() ? tr("Its settings are the same.") : row.differs);
    ui::mark("runs." + std::to_string(row.id) + ".differs",
             {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()},
             {.role = ui::Role::img, .label = row.differs});
  }
  draw_run_links(state, row, is_baseline, actions);
}

void draw_keep(const std::vector<RunView>& runs, Actions& actions) {
  const std::string label = free_label(runs);
  if (label.empty()) {
    ui::small_print(tr("Six runs are kept: remove one to keep another."));
    return;
  }
  if (ui::button("runs.keep", tr("Keep this run as {0}", label),
                 tr("As it stands; what you change and train then is another run"),
                 ui::ButtonStyle::filled)) {
    actions.push_back(AddRun{label});
  }
}

}  // namespace

void draw_runs_dialog(RunsDialog& state, const App& app, const Layout& layout, Actions& actions) {
  if (!state.open) return;
  ui::Dialog dialog("runs_dialog", layout.screen, runs_dialog_width);
  if (!dialog.is_drawn()) return;
  const std::vector<RunView> runs = app.runs();
  const bool closed = ui::close_button("runs.close");
  ui::text(tr("Runs side by side"), ui::Font::title);
  ui::space(4);
  ui::secondary_paragraph(tr("Keep the run, change one thing, train again, and see what it did."));
  draw_keep(runs, actions);
  ui::space(6);
  if (has_validation(runs)) choose_curves(state);
  draw_run_curves(state, runs,
                  ui::take_rect(std::clamp(layout.screen.height() * 0.3f, 120.f, 230.f)));
  ui::space(6);
  const std::vector<RunRow> rows = run_rows(runs, app.shown_run().id(), state.baseline);
  const bool pinned = std::any_of(rows.begin(), rows.end(),
                                  [&](const RunRow& row) { return row.id == state.baseline; });
  const std::uint64_t baseline = pinned ? state.baseline : rows.front().id;
  if (ImGui::GetContentRegionAvail().x >= least_for_run_columns)
    draw_run_heading(ui::take_rect(18));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ui::divider();
    draw_run_row(state, rows[i], i, rows[i].id == baseline && rows.size() > 1, actions);
  }
  if (!closed && !dialog.escape() && !dialog.pressed_outside()) return;
  state.open = false;
  dialog.close();
}

}  // namespace descent
