#include <algorithm>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/saved_runs.hpp"
#include "web/app/looks/seeds_look.hpp"
#include "web/app/runs/run_label.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/scene_of.hpp"

// Runs that were saved or shared together.
namespace descent {
namespace {

std::shared_ptr<const Trained> trained_in(SavedExperiment& saved) {
  if (!saved.weights) return nullptr;
  return std::make_shared<const Trained>(std::move(*saved.weights),
                                         std::make_shared<const History>(std::move(saved.history)));
}

std::shared_ptr<SeedsLook> seeds_in(const SavedRun& run) {
  if (!run.seeds) return nullptr;
  return std::make_shared<SeedsLook>(run.saved.experiment, run.seeds->order, run.seeds->courses);
}

Scene common_scene(const std::vector<SavedRun>& runs) {
  const Scene scene = scene_of(runs.front().saved.experiment);
  for (const SavedRun& run : runs) {
    if (scene_of(run.saved.experiment) == scene) continue;
    throw Error(
        tr("These runs belong to different scenes of the page, and cannot stand side by side."));
  }
  return scene;
}

}  // namespace

// All are made before anything changes.
std::vector<std::unique_ptr<Run>> App::runs_beside(std::vector<SavedRun>& runs, std::size_t shown) {
  std::vector<std::unique_ptr<Run>> beside;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    check_fit(runs[i].saved.experiment);
    if (i == shown) continue;
    auto run = std::make_unique<Run>();
    run->label = runs[i].label;
    run->experiment = runs[i].saved.experiment;
    run->seeds = seeds_in(runs[i]);
    run->pinned = runs[i].pinned;
    run->waiting = trained_in(runs[i].saved);
    if (run->waiting) check_weights(run->experiment, *run->waiting);
    beside.push_back(std::move(run));
  }
  return beside;
}

bool App::stand_side_by_side(const std::vector<SavedRun>& runs) const {
  const auto& there = runs_of(common_scene(runs)).all();
  return std::all_of(runs.begin(), runs.end(), [&](const SavedRun& run) {
    return std::any_of(there.begin(), there.end(),
                       [&](const auto& each) { return each->experiment == run.saved.experiment; });
  });
}

void App::show_saved_runs(std::vector<SavedRun> runs, std::size_t shown) {
  SceneRuns& there = runs_of(common_scene(runs));
  std::vector<std::unique_ptr<Run>> beside = runs_beside(runs, shown);
  there.check_room(0, beside.size());
  SavedRun& first = runs[shown];
  const std::shared_ptr<SeedsLook> seeds = seeds_in(first);
  show_experiment(first.saved.experiment, "", trained_in(first.saved));
  run().label = first.label;
  run().seeds = seeds;
  const auto pinned = [](const auto& each) { return each.pinned; };
  if (std::ranges::any_of(runs, pinned)) {  // instead of one that was there
    for (const auto& each : there.all()) each->pinned = false;
    run().pinned = first.pinned;
  }
  for (std::unique_ptr<Run>& each : beside) {
    each->id = ++newest_run_;
    const std::vector<RunView> all = this->runs();
    const bool taken = std::any_of(
        all.begin(), all.end(), [&](const RunView& other) { return other.label() == each->label; });
    if (taken) each->label = free_label(all);
    make_waiting_driver(there.add(std::move(each)));
  }
}

}  // namespace descent
