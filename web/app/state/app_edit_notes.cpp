#include <utility>

#include "web/app/state/app.hpp"

// Edits in the middle of a training: how they are noted in its history.
namespace descent {

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
