#include "web/frame/runs_dialog.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/core/words.hpp"
#include "web/app/runs/run_label.hpp"
#include "web/frame/runs_pictures.hpp"
#include "web/frame/runs_share.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float runs_dialog_width = 980;

// The curve that is asked for, or the training loss where no run has it.
const RunCurve& shown_curve(const RunsDialog& state, const std::vector<RunView>& runs) {
  const RunCurve& wanted = run_curves()[state.curve];
  const bool any = std::any_of(runs.begin(), runs.end(),
                               [&](const RunView& run) { return has_curve(run, wanted); });
  return any ? wanted : run_curves().front();
}

void choose_curve(RunsDialog& state, const std::vector<RunView>& runs) {
  std::vector<ui::ChoiceWord> words;
  std::vector<std::size_t> places;
  std::size_t now = 0;
  for (std::size_t i = 0; i < run_curves().size(); ++i) {
    const RunCurve& curve = run_curves()[i];
    if (std::none_of(runs.begin(), runs.end(),
                     [&](const RunView& run) { return has_curve(run, curve); })) {
      continue;
    }
    if (&curve == &shown_curve(state, runs)) now = words.size();
    words.push_back({curve.name, curve.name});
    places.push_back(i);
  }
  if (words.size() < 2) return;
  if (const auto chosen = ui::choice_words("runs.of", words, now, tr("Which curves are drawn"))) {
    state.curve = places[*chosen];
  }
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

// How many "The same again" trains: in steps, or typed.
void choose_seeds(RunsDialog& state) {
  constexpr long usual[] = {3, 5, 10, 20};
  ui::StepperSteps steps{3, 20};
  for (const long one : usual) {
    if (one < state.rows.seeds) steps.less = one;
  }
  for (const long one : {20L, 10L, 5L, 3L}) {
    if (one > state.rows.seeds) steps.more = one;
  }
  const Rect line = ui::next_rect(ui::control_height() > 40 ? ui::control_height() : 28.f);
  const std::string words = tr("Seeds for \"The same again\"");
  const float width = ui::text_size(ui::Font::label, words).x;
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label, line, ui::colors().secondary,
                   words);
  ImGui::Dummy({width, line.height()});
  ImGui::SameLine(0, 10);
  if (const auto chosen =
          ui::stepper("runs.seed_count", state.rows.seeds, static_cast<long>(SeedsLook::least),
                      static_cast<long>(SeedsLook::most),
                      tr("A run's own seed and those behind it: 3, 5, 10 or as many as you type"),
                      110, steps)) {
    state.rows.seeds = *chosen;
  }
}

bool any_seeds(const std::vector<SeedNotes>& notes) {
  return std::any_of(notes.begin(), notes.end(),
                     [](const SeedNotes& each) { return each.courses.size() > 1; });
}

// The place of the run that the others are compared with.
std::size_t base_of(const std::vector<RunView>& runs) {
  const auto pinned =
      std::find_if(runs.begin(), runs.end(), [](const RunView& run) { return run.pinned(); });
  return static_cast<std::size_t>(pinned == runs.end() ? 0 : pinned - runs.begin());
}

void draw_runs_contents(RunsDialog& state, const App& app, RunPictures& pictures,
                        const Layout& layout, Actions& actions) {
  const std::vector<RunView> runs = app.runs();
  const std::uint64_t shown = app.shown_run().id();
  const std::size_t base = base_of(runs);
  const std::vector<RunRow> rows = run_rows(runs, shown, runs[base].id());
  std::vector<std::string> names;
  for (const RunRow& row : rows) names.push_back(row.name);
  update_seed_notes(state.rows.notes, runs);
  ui::text(tr("Runs side by side"), ui::Font::title);
  ui::space(4);
  ui::secondary_paragraph(tr("Keep the run, change one thing, train again, and see what it did."));
  draw_keep(runs, actions);
  ui::space(6);
  choose_curve(state, runs);
  draw_run_curves(runs, names, state.rows.notes, shown_curve(state, runs),
                  ui::take_rect(std::clamp(layout.screen.height() * 0.3f, 120.f, 230.f)));
  if (any_seeds(state.rows.notes)) {
    ui::small_print(
        tr("Bands: from the lowest to the highest of a run's seeds; the thin line in it is their "
           "median."));
  }
  choose_seeds(state);
  ui::space(6);
  draw_run_rows(state.rows, runs, rows, base, actions);
  draw_two_runs(state.pictured, runs, names, base, pictures);
  if (runs.size() > 1 || any_seeds(state.rows.notes))
    draw_runs_share(state.link_problem, runs, shown, actions);
}

}  // namespace

void draw_runs_dialog(RunsDialog& state, const App& app, RunPictures& pictures,
                      const Layout& layout, Actions& actions) {
  if (!state.open) {
    if (!state.rows.notes.empty()) pictures.forget();
    state.rows.notes.clear();
    state.link_problem.clear();
    return;
  }
  ui::Dialog dialog("runs_dialog", layout.screen, runs_dialog_width);
  if (!dialog.is_drawn()) return;
  const bool closed = ui::close_button("runs.close");
  draw_runs_contents(state, app, pictures, layout, actions);
  if (!closed && !dialog.escape() && !dialog.pressed_outside()) return;
  state.open = false;
  dialog.close();
}

}  // namespace descent
