#include <utility>

#include "web/app/state/app.hpp"

// Edits in the middle of a training: how they are noted in its history, and how settings come back.
namespace descent {
namespace {

// They differ in nothing but what edit_while_running() changes.
bool training_survives(const Experiment& now, Experiment other) {
  if (now.training.loss != other.training.loss || now.model.size() != other.model.size()) {
    return false;
  }
  other.training = now.training;
  for (std::size_t i = 0; i < now.model.size(); ++i) {
    const Regularizer* regularizer = kernel_regularizer(now.model[i]);
    Regularizer* changed = kernel_regularizer(other.model[i]);
    if (regularizer && changed) *changed = *regularizer;
  }
  return other == now;
}

}  // namespace

EditNote App::note(const NotedEdit& edit) const {
  const Snapshot& now = driver()->snapshot();
  const std::optional<EditNote>& last = run().noted;
  const bool goes_on = last && ((last->epoch == now.epoch && last->step == now.step) ||
                                run().edits.in_edited_gesture());
  return note_of(edit, goes_on ? &*last : nullptr, now);
}

EditNote App::settings_note(const Experiment& edited) const {
  const Snapshot& now = driver()->snapshot();
  // One whose batches are all done is still tested and counted.
  const bool begins_epoch =
      edited.training.batch_size != run().experiment.training.batch_size && !now.validating;
  return note({run().experiment, edited, *now.model, {}, "", begins_epoch});
}

void App::remember(EditNote note) {
  run().noted.reset();
  if (!driver()) return;
  // An edited network stands at the beginning of an epoch.
  note.epoch = driver()->snapshot().epoch;
  note.step = driver()->snapshot().step;
  run().noted = std::move(note);
}

bool App::change_back_settings(const Experiment& experiment, const std::string& preset_id) {
  Run& active = run();
  if (!active.driver || !training_survives(active.experiment, experiment)) return false;
  const TrainingSettings before = active.experiment.training;
  EditNote noted = settings_note(experiment);
  active.driver->change([&](Trainer& trainer) {
    trainer.change_settings(before, experiment.training);
    for (std::size_t i = 0; i < experiment.model.size(); ++i) {
      const Regularizer* regularizer = kernel_regularizer(experiment.model[i]);
      if (regularizer) trainer.set_kernel_regularizer(i, *regularizer);
    }
    trainer.note_edit(noted.text, noted.in_place_of);
  });
  remember(std::move(noted));
  const bool same_speed = before.batch_size == experiment.training.batch_size &&
                          same_but_for_rate(before.optimizer, experiment.training.optimizer);
  if (!same_speed) forget_all_rates();
  message_.clear();
  active.experiment = experiment;
  active.preset_id = preset_id;
  active.trial.reset();
  emit(ExperimentChanged{active.id});
  return true;
}

CarriedOver App::with_other_settings(const Experiment& experiment) const {
  CarriedOver back{trained()};
  if (!driver() || !back.trained) return back;
  back.note = note({run().experiment, experiment, *driver()->snapshot().model, {}, "", true});
  Trained noted = *back.trained;
  noted.history = std::make_shared<const History>(with_note(*noted.history, back.note));
  back.trained = std::make_shared<const Trained>(std::move(noted));
  return back;
}

}  // namespace descent
