#include "web/app/runs/scene_runs.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/training/training_memory.hpp"

namespace descent {

SceneRuns::SceneRuns(std::uint64_t id) {
  runs_.push_back(std::make_unique<Run>());
  runs_.front()->id = id;
}

std::size_t SceneRuns::place_of(std::uint64_t id) const {
  const auto found =
      std::find_if(runs_.begin(), runs_.end(), [&](const auto& run) { return run->id == id; });
  if (found == runs_.end()) {
    throw Error(tr("There is no run with the number {0} in this scene.", id));
  }
  return static_cast<std::size_t>(found - runs_.begin());
}

Run* SceneRuns::find(std::uint64_t id) {
  const auto found =
      std::find_if(runs_.begin(), runs_.end(), [&](const auto& run) { return run->id == id; });
  return found == runs_.end() ? nullptr : found->get();
}

void SceneRuns::check_room(std::uint64_t bytes, std::size_t more) const {
  if (runs_.size() > 1 && more > 1 && runs_.size() + more > most_runs) {
    throw Error(
        tr_n("With {0} run more there would be {1} side by side, and {2} may be: remove "
             "some first.",
             "With {0} runs more there would be {1} side by side, and {2} may be: remove "
             "some first.",
             more, runs_.size() + more, most_runs));
  }
  if (runs_.size() + more > most_runs) {
    throw Error(tr("There are {0} runs side by side already, as many as may be: remove one first.",
                   most_runs));
  }
  for (const auto& run : runs_) {
    if (run.get() != &shown()) bytes += memory_of(*run);
  }
  if (bytes > most_bytes) {
    throw Error(
        tr("The runs side by side would take {0} MB; {1} MB are kept for them. Remove one, or make "
           "the network or the batch smaller.",
           bytes >> 20, most_bytes >> 20));
  }
}

Run& SceneRuns::add(std::unique_ptr<Run> run) {
  check_room(memory_of(*run));
  runs_.push_back(std::move(run));
  return *runs_.back();
}

void SceneRuns::show(std::uint64_t id) { shown_ = place_of(id); }

void SceneRuns::remove(std::uint64_t id) {
  const std::size_t place = place_of(id);
  if (place == shown_) {
    throw Error(tr("The run that is shown cannot be removed: show another one first."));
  }
  runs_.erase(runs_.begin() + static_cast<std::ptrdiff_t>(place));
  if (place < shown_) --shown_;
}

std::uint64_t memory_of(const Run& run) {
  if (!run.driver) return 0;
  const TrainingSettings& training = run.experiment.training;
  return training_bytes(*run.driver->snapshot().model, training.optimizer, training.batch_size,
                        run.driver->dataset().validation.count(), run.driver->threads());
}

}  // namespace descent
