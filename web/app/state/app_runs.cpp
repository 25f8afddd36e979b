#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/app.hpp"

// What is asked of a run, and runs side by side.
namespace descent {
namespace {

void check_label(const std::string& label) {
  constexpr std::size_t most = 200;  // bytes: it has to fit beside its curve, and is kept
  if (label.size() > most) throw Error(tr("A run's name has at most {0} characters.", most));
}

}  // namespace

RunView App::view_of(const Run& run) const {
  RunView::Beside beside;
  beside.image_sets = &image_sets_;
  beside.preset = preset(run.preset_id);
  if (beside.preset) beside.next = preset(beside.preset->next);
  const RunView now(run, view_, *looks_, beside);
  return run.past ? now.at(run.past->snapshot, run.past->number) : now;
}

std::vector<RunView> App::runs() const {
  std::vector<RunView> all;
  for (const auto& each : runs_of(view_.scene).all()) all.push_back(view_of(*each));
  return all;
}

Run& App::run_named(std::uint64_t id) {
  if (id == 0) return run();
  if (Run* found = runs_of(view_.scene).find(id)) return *found;
  throw Error(tr("There is no run with the number {0} in this scene.", id));
}

void App::carry_out(const Play& action) {
  Run& named = run_named(action.run);
  if (&named == &run()) check_points();
  start_playing(named);
  message_.clear();
  emit(TrainingStarted{named.id});
}

void App::carry_out(const Pause& action) {
  Run& named = run_named(action.run);
  stop_playing(named);
  tell_paused(named);
}

void App::carry_out(const Reset& action) {
  Run& named = run_named(action.run);
  named.playing = false;
  named.epochs_told = 0;
  named.noted.reset();
  named.waiting.reset();  // it would come back with the images
  if (named.driver) named.driver->reset();
  if (&named == &run()) forget_predictions(view_);
  emit(TrainingReset{named.id});
}

void App::carry_out(const StepBatch& action) {
  Run& named = run_named(action.run);
  if (&named == &run()) check_points();
  stop_playing(named);
  if (!named.driver) return;
  extend_if_finished(named, 1);
  named.driver->set_profiling(view_.open.has(Part::performance) && &named == &run());
  named.driver->step_batch();
  run_for(std::chrono::milliseconds(8));  // a short one at once, a long one in the frames to come
}

void App::carry_out(const StepEpoch& action) {
  Run& named = run_named(action.run);
  if (&named == &run()) check_points();
  named.playing = true;
  if (!named.driver) return;  // plays as soon as the images are there
  extend_if_finished(named, 1);
  named.driver->step_epoch();
}

void App::carry_out(const AddRun& action) {
  check_label(action.label);
  Run& original = run();
  if (!original.driver) throw Error(tr("There is no network yet: its data are being loaded."));
  runs_of(view_.scene).check_room(memory_of(original));
  auto copy = std::make_unique<Run>();
  copy->experiment = original.experiment;
  copy->preset_id = original.preset_id;
  copy->label = action.label;
  copy->seeds = original.seeds;
  copy->driver =
      driver_of(make_trainer(original.experiment, original.driver->shared_dataset(),
                             original.driver->kernels(), threads_for(original.experiment)));
  std::shared_ptr<const Moment> moment;
  original.driver->change([&](Trainer& trainer) {
    if (trainer.batch_under_way()) trainer.step();
    moment = trainer.moment();
  });
  const std::size_t epochs = original.driver->snapshot().epochs;
  copy->driver->change([&](Trainer& trainer) {
    trainer.go_to(*moment);
    trainer.set_epochs(epochs);
  });
  copy->epochs_told = copy->driver->snapshot().epoch;
  copy->id = ++newest_run_;
  runs_of(view_.scene).add(std::move(copy));
}

void App::carry_out(const ShowRun& action) {
  runs_of(view_.scene).show(action.run);
  view_.layer = 0;
  view_.brush.painting = view_.brush.from_nothing = false;
  message_.clear();
}

void App::carry_out(const NameRun& action) {
  check_label(action.label);
  run_named(action.run).label = action.label;
}

void App::carry_out(const PinRun& action) {
  Run& named = run_named(action.run);
  for (const auto& each : runs_of(view_.scene).all()) each->pinned = each.get() == &named;
}

void App::carry_out(const RemoveRun& action) { runs_of(view_.scene).remove(action.run); }

}  // namespace descent
