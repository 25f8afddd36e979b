#include <utility>

#include "engine/core/words.hpp"
#include "engine/model/layer_names.hpp"
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

void App::put_weight(const SetParameter& place) {
  const std::vector<std::string> names = keras_layer_names(run().experiment.model);
  const std::string of = place.layer < names.size() ? names[place.layer] : "";
  EditNote noted = note({run().experiment,
                         run().experiment,
                         *driver()->snapshot().model,
                         {},
                         tr("a weight of {0} was set by hand", of)});
  run().driver->change([&](Trainer& trainer) {
    trainer.set_parameter(place.layer, place.bias, place.index, place.value);
    trainer.note_edit(noted.text, noted.in_place_of);
  });
  remember(std::move(noted));
}

}  // namespace descent
