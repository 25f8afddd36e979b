#include "web/frame/runs_rows.hpp"

#include <algorithm>
#include <limits>

#include "engine/core/words.hpp"
#include "web/charts/class_marks.hpp"
#include "web/frame/runs_words.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float least_for_run_columns = 840;

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

// Links beside each other, as many as fit.
class LinkRow {
 public:
  bool link(const std::string& id, const std::string& text, const std::string& hint) {
    constexpr float gap = 16;
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    const float end = ImGui::GetItemRectMax().x + gap + ui::text_size(ui::Font::text, text).x;
    if (!first_ && end <= right) ImGui::SameLine(0, gap);
    first_ = false;
    return ui::link(id, text, hint);
  }

 private:
  bool first_ = true;
};

void draw_run_links(RunRows& state, const RunView& run, const RunRow& row, bool is_baseline,
                    Actions& actions) {
  const std::string id = "runs." + std::to_string(row.id);
  LinkRow links;
  const SeedsLook* seeds = run.seeds();
  if (seeds && seeds->under_way()) {
    if (links.link(id + ".stop", tr("Stop"), tr("The seeds that are done stay"))) {
      actions.push_back(StopSeeds{row.id});
    }
  } else if (run.ready() &&
             links.link(id + ".again", tr("The same again from {0} seeds", state.seeds),
                        tr("Trains it from the beginning with its own seed and those behind it, "
                           "as its settings are now, to see how much chance does"))) {
    actions.push_back(TrainSeeds{row.id, static_cast<std::size_t>(state.seeds)});
  }
  if (!row.shown &&
      links.link(id + ".show", tr("Show"), tr("This run is shown, edited and trained"))) {
    actions.push_back(ShowRun{row.id});
  }
  if (!is_baseline && links.link(id + ".pin", tr("Compare with this"),
                                 tr("What differs is told against this run"))) {
    actions.push_back(PinRun{row.id});
  }
  if (!row.shown && links.link(id + ".remove", tr("Remove"), tr("This run goes"))) {
    actions.push_back(RemoveRun{row.id});
  }
}

// In small letters, with a mark for those who do not see it.
void tell_of_run(const std::string& id, const std::string& words) {
  if (words.empty()) return;
  ui::small_print(words);
  ui::mark(id, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()},
           {.role = ui::Role::img, .label = words});
}

void draw_run_seeds(const std::string& id, const RunView& run, const SeedNotes& notes) {
  const SeedsLook* seeds = run.seeds();
  if (run.has_seeds_of_before()) {
    tell_of_run(id + ".seeds_before",
                tr("Its seeds were trained with other settings: undo brings both back."));
  }
  if (!seeds) return;
  tell_of_run(id + ".seeds", seed_words(run, notes));
  if (seeds->under_way()) {
    tell_of_run(id + ".progress", seed_progress_words(*seeds));
    ui::progress_bar(seed_progress(*seeds));
    ui::space(4);
    ui::request_frame_in(0.1);
  }
  if (!seeds->problem().empty()) ui::error_box(seeds->problem());
}

// What there is of a run besides its figures.
struct RunToDraw {
  const RunRow& row;
  NamedSeeds seeds, baseline;
  std::size_t place;
};

void draw_run_row(RunRows& state, const RunToDraw& of, Actions& actions) {
  const RunRow& row = of.row;
  const bool is_baseline = of.seeds.run == of.baseline.run;
  const bool columns = ImGui::GetContentRegionAvail().x >= least_for_run_columns;
  Rect line = ui::take_rect(24);
  const Rect whole = line;
  ImDrawList* list = ImGui::GetWindowDrawList();
  Rect name = line.cut_left(columns ? 120.f : line.width());
  list->AddCircleFilled({name.min.x + 6, name.center().y}, 5, class_color(of.place));
  name.min.x += 18;
  ui::draw_text_in(list, row.shown ? ui::Font::strong : ui::Font::text, name, ui::colors().text,
                   row.name);
  const std::string words = figures_in_words(row);
  if (columns)
    draw_run_figures(row, line);
  else
    ui::small_print(words);
  const std::string id = "runs." + std::to_string(row.id);
  ui::mark(id, whole, {.role = ui::Role::img, .label = row.name, .value = words});
  if (is_baseline) {
    if (state.notes.size() > 1) ui::small_print(tr("The others are compared with this one."));
  } else {
    tell_of_run(id + ".differs",
                row.differs.empty() ? tr("Its settings are the same.") : row.differs);
  }
  draw_run_seeds(id, *of.seeds.run, *of.seeds.notes);
  if (!is_baseline) {
    std::string all;
    for (const std::string& verdict : seed_comparison(of.seeds, of.baseline)) {
      all += (all.empty() ? "" : "\n") + verdict;
    }
    tell_of_run(id + ".verdict", all);
  }
  draw_run_links(state, *of.seeds.run, row, is_baseline, actions);
}

// A figure beyond floats says so in the table; once below it, what that means.
void explain_overflow(const std::vector<RunRow>& rows) {
  const std::string beyond = figure_text(std::numeric_limits<double>::infinity());
  for (const RunRow& row : rows) {
    if (std::find(row.figures.begin(), row.figures.end(), beyond) == row.figures.end()) continue;
    return ui::small_print(tr("{0}: more than a float holds.", beyond));
  }
}

}  // namespace

void draw_run_rows(RunRows& state, const std::vector<RunView>& runs,
                   const std::vector<RunRow>& rows, std::size_t base, Actions& actions) {
  const auto seeds_of = [&](std::size_t i) {
    return NamedSeeds{rows[i].name, &runs[i], &state.notes[i]};
  };
  if (ImGui::GetContentRegionAvail().x >= least_for_run_columns) {
    draw_run_heading(ui::take_rect(18));
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ui::divider();
    draw_run_row(state, {rows[i], seeds_of(i), seeds_of(base), i}, actions);
  }
  explain_overflow(rows);
}

}  // namespace descent
