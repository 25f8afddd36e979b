#include "web/scenes/line/loss_picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <variant>

#include "web/charts/class_marks.hpp"
#include "web/ui/host.hpp"
#include "web/ui/theme.hpp"

namespace descent {
namespace {

std::vector<Line> lines_of(const NeuronPath& path, std::size_t steps) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < std::min(path.size(), steps + 1); ++i) {
    lines.push_back({path[i][0], path[i][1]});
  }
  return lines;
}

bool is_close(double a, double b, double scale) { return std::abs(a - b) <= 2e-3 * scale; }

// A part of the way in each frame. Returns whether it is there.
bool ease_range(LossRange& now, const LossRange& wanted) {
  constexpr double pull = 12;  // a second
  const double share = std::min(1.0, pull * static_cast<double>(ImGui::GetIO().DeltaTime));
  const double width = wanted.high_w - wanted.low_w, height = wanted.high_b - wanted.low_b;
  const auto ease = [&](double& value, double target, double scale) {
    const bool there = is_close(value, target, scale);
    value = there ? target : value + share * (target - value);
    return there;
  };
  const std::array there = {
      ease(now.low_w, wanted.low_w, width), ease(now.high_w, wanted.high_w, width),
      ease(now.low_b, wanted.low_b, height), ease(now.high_b, wanted.high_b, height)};
  return std::all_of(there.begin(), there.end(), [](bool one) { return one; });
}

}  // namespace

DescentShows descent_shows(const RunView& run, const LineTask& task, const Line& now,
                           RaceWatch& watch) {
  DescentShows shows;
  shows.facts = descent_facts(run, task, now);
  const DescentFacts& facts = shows.facts;
  const Race race = race_of(run, facts);
  watch.update(run, race.request);
  const RaceLook* raced = watch.answer(race.request);
  const NeuronPath own = own_steps(run, facts, raced);
  if (!facts.full_batches) shows.steps = lines_of(own, facts.steps);
  if (facts.steps + 1 < own.size()) {
    shows.coming = Line{own[facts.steps + 1][0], own[facts.steps + 1][1]};
  }
  for (std::size_t i = 0; raced && i < race.names.size(); ++i) {
    shows.racers.push_back({lines_of(raced->paths()[i + 1], facts.steps), class_color(i),
                            race.names[i].id, race.names[i].name});
  }
  return shows;
}

void fit_loss_view(LossPictureState& state, const DescentShows& shows) {
  const DescentFacts& facts = shows.facts;
  if (!state.dragged) {
    std::vector<Line> near = {facts.start};
    // Where the bottom is not known exactly: about there, or where nothing is said at all.
    near.push_back(facts.least ? *facts.least
                               : least_squares(facts.task.samples).value_or(Line{0, 0}));
    const LossRange wanted = loss_range(near, facts.path, facts.least);
    if (!state.fitted || ui::host().reduced_motion) {
      state.view = wanted;
      state.fitted = true;
    } else if (!ease_range(state.view, wanted)) {
      ui::request_frame();
    }
  }
  state.grid.update(facts.task, state.view);
}

void begin_at(const RunView& run, const Line& start, Actions& actions) {
  std::vector<Layer> layers = run.experiment().model;
  Dense* dense = layers.empty() ? nullptr : std::get_if<Dense>(&layers.front());
  if (!dense) return;
  dense->kernel_initializer = Constant{static_cast<float>(start.w)};
  if (dense->use_bias) dense->bias_initializer = Constant{static_cast<float>(start.b)};
  if (run.playing()) actions.push_back(Pause{});
  actions.push_back(SetLayers{std::move(layers)});
}

}  // namespace descent
