#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/model/layer_names.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/filter_use.hpp"

// Weights that are set by hand, and training that begins with them.
namespace descent {

EditState App::weight_state(const std::vector<SetParameter>& places) const {
  EditState state;
  state.kind = EditState::Kind::weights;
  state.weights = places;
  if (!driver()) return state;
  const Parameters& parameters = driver()->snapshot().model->parameters();
  for (SetParameter& place : state.weights) {
    if (place.layer >= parameters.size()) continue;  // refused when it is set
    const LayerParameters& layer = parameters[place.layer];
    const Tensor& tensor = place.bias ? layer.bias() : layer.kernel();
    if (place.index < tensor.size()) place.value = tensor.data()[place.index];
  }
  return state;
}

void App::put_weights(const std::vector<SetParameter>& places) {
  if (places.empty()) return;
  const std::vector<std::string> names = keras_layer_names(run().experiment.model);
  const std::size_t layer = places.front().layer;
  const std::string of = layer < names.size() ? names[layer] : "";
  EditNote noted = note({run().experiment,
                         run().experiment,
                         *driver()->snapshot().model,
                         {},
                         tr("a weight of {0} was set by hand", of)});
  run().driver->change([&](Trainer& trainer) {
    for (const SetParameter& place : places) {
      trainer.set_parameter(place.layer, place.bias, place.index, place.value);
    }
    trainer.note_edit(noted.text, noted.in_place_of);
  });
  remember(std::move(noted));
}

void App::carry_out(const SetParameters& action) {
  if (!run().driver) throw Error(tr("There is no network yet: its data are being loaded."));
  EditState before = weight_state(action.all);
  put_weights(action.all);
  run().edits.record(std::move(before));
}

void App::carry_out(const BeginHere&) {
  if (!driver()) throw Error(tr("There is no network yet: its data are being loaded."));
  const Snapshot& now = driver()->snapshot();
  if (now.epoch == 0 && now.step == 0) return;  // it stands there
  auto here =
      std::make_shared<const Trained>(Trained{now.model, std::make_shared<const History>()});
  EditState before = edit_state(EditState::Kind::network);
  Experiment same = run().experiment;
  const std::string preset = run().preset_id;
  std::optional<Driver> again = make_driver(same);
  install(std::move(same), preset, std::move(again), std::move(here));
  run().edits.record(std::move(before));
}

void App::carry_out(const SetFilter& action) {
  if (!driver()) throw Error(tr("There is no network yet: its data are being loaded."));
  const Snapshot& now = driver()->snapshot();
  Experiment edited = run().experiment;
  Conv2D* conv = action.layer < edited.model.size()
                     ? std::get_if<Conv2D>(&edited.model[action.layer])
                     : nullptr;
  if (!conv) throw Error(tr("Only a Conv2D has filters."));
  Parameters parameters = now.model->parameters();
  put_filter(parameters[action.layer], action.filter, action.weights, action.bias);
  conv->trainable = !action.frozen;
  EditNote noted = note({run().experiment,
                         edited,
                         *now.model,
                         {},
                         tr("a filter of {0} is that of the filter lab",
                            keras_layer_names(edited.model)[action.layer]),
                         true});
  auto trained = std::make_shared<const Trained>(
      Trained{std::move(parameters), edited_history(*now.history, noted)});
  const std::string preset = edited == run().experiment ? run().preset_id : "";
  std::optional<Driver> again = make_driver(edited);
  EditState before = edit_state(EditState::Kind::network);
  install(std::move(edited), preset, std::move(again), std::move(trained));
  remember(std::move(noted));
  run().edits.record(std::move(before));
}

}  // namespace descent
