#include "web/scenes/line/line.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/words.hpp"
#include "web/frame/drawer.hpp"
#include "web/scenes/line/line_cards.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

// A slider or a handle is let go of some time, and then it is a guess.
void follow_guesses(const LineScenery& scenery) {
  scenery.state.guesses.begin(scenery.run.view().guesses_begun);
  if (!is_by_hand(scenery) || scenery.run.playing()) return;
  HandTrail& guesses = scenery.state.guesses;
  const double now = ImGui::GetTime();
  if (scenery.state.plot.handles.held) guesses.touch(now);
  const double wait = guesses.follow(*scenery.line, ImGui::IsMouseDown(0), now);
  if (std::isfinite(wait)) ui::request_frame_in(wait);
}

// The fit, below it how w and b get there, and beside them the loss that they go down on.
void draw_descent_middle(const LineScenery& scenery, const Rect& place) {
  constexpr float traces = 2 * 120.f;
  Rect rest = place;
  Rect fit = rest.cut_left(std::floor(0.46f * rest.width()), card_gap);
  const Rect below = fit.cut_bottom(std::min(traces, fit.height() / 2), card_gap);
  draw_line_card(scenery, fit);
  {
    const ui::Card card("line_traces", below);
    const float height = (card.rest().height() - 2 * 28) / 2;
    draw_trace(scenery, LineValue::w, height);
    draw_trace(scenery, LineValue::b, height);
  }
  draw_loss_card(scenery.state.descent, scenery.run, *scenery.descent, rest, scenery.actions);
}

}  // namespace

void draw_line(LinePanel& state, const RunView& run, const Layout& layout, Actions& actions) {
  std::vector<LinePoint> points = line_points(run.experiment().data);
  if (!run.ready() || points.empty()) {
    ui::empty_state(layout.content, tr("No points yet"),
                    tr("Choose a preset at the top: its points and the line through them are shown "
                       "here."));
    return;
  }
  const std::optional<Line> line = model_line(*run.snapshot().model);
  LineTask task = line_task(run.experiment(), run.dataset());
  // Without a bias the best of the lines through the origin.
  const std::optional<Line> best = line && !task.bias
                                       ? least_line({.samples = points, .bias = false}, {})
                                       : least_squares(points);
  std::optional<DescentShows> descent;
  if (line && run.view().line_mode == LineMode::descent) {
    descent = descent_shows(run, task, *line, state.descent.race);
  }
  const LineScenery scenery{state,  run,  layout,          std::move(points),
                            line,   best, std::move(task), std::move(descent),
                            actions};
  if (line) {
    state.trace.follow(*run.newest().history);
    state.losses.follow(*run.newest().history, scenery.task);
  }
  follow_guesses(scenery);
  if (layout.phone()) {
    draw_line_phone(scenery);
    return;
  }
  draw_story_card(state.story, run, layout.story, actions);
  if (scenery.descent) {
    draw_descent_middle(scenery, layout.middle);
  } else {
    draw_line_card(scenery, layout.middle);
  }
  draw_values_card(scenery, layout.right);
  if (!layout.show_left) return;
  draw_drawer_scrim(layout, actions);
  draw_points_card(scenery, layout.left);
}

}  // namespace descent
