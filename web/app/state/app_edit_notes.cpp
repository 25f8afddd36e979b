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

void App::remember(EditNote note) {
  run().noted.reset();
  if (!driver() || note.epoch == 0) return;
  // An edited network stands at the beginning of an epoch.
  note.epoch = driver()->snapshot().epoch;
  note.step = driver()->snapshot().step;
  run().noted = std::move(note);
}

CarriedOver App::with_other_settings(const Experiment& experiment) const {
  CarriedOver back{trained()};
  if (!driver() || !back.trained) return back;
  back.note = note({run().experiment, experiment, *driver()->snapshot().model});
  Trained noted = *back.trained;
  noted.history = std::make_shared<const History>(with_note(*noted.history, back.note));
  back.trained = std::make_shared<const Trained>(std::move(noted));
  return back;
}

}  // namespace descent
