#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/edited_model.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/begins_anew.hpp"
#include "web/app/state/scene_of.hpp"

// Edits of the experiment: what of the training they keep, and how they are undone.
namespace descent {
namespace {

bool are_finite(const Parameters& parameters) {
  for (const Tensor* tensor : tensors(parameters)) {
    const bool finite = std::all_of(tensor->begin(), tensor->end(),
                                    [](float value) { return std::isfinite(value); });
    if (!finite) return false;
  }
  return true;
}

bool are_equal(const Parameters& a, const Parameters& b) {
  const auto left = tensors(a), right = tensors(b);
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const Tensor* x, const Tensor* y) {
                      return std::equal(x->begin(), x->end(), y->begin(), y->end());
                    });
}

// Whose pictures mean something else: what was learnt from the others is only offered.
bool has_other_images(const Experiment& before, const Experiment& after) {
  return scene_of(after) == Scene::images && before.data.name != after.data.name;
}

}  // namespace

void App::check_weights(const Experiment& experiment, const Trained& trained) {
  make_model(experiment, dataset_outline(experiment).input_shape).set_parameters(*trained.weights);
}

void App::install(Experiment experiment, const std::string& preset_id, std::optional<Driver> driver,
                  std::shared_ptr<const Trained> trained) {
  const bool resumes = driver && trained;
  if (resumes) {
    driver->change([&](Trainer& trainer) { trainer.resume(*trained); });
    trained.reset();
  }
  message_.clear();  // what could not be done before is past
  Run& active = run();
  if (active.experiment.data.name != experiment.data.name) {
    view_.image_filter = view_.image_filter.widest();  // its classes are those of other images
    view_.image_page = 0;
  }
  if (!resumes && !trained) forget_predictions(view_);
  active.experiment = std::move(experiment);
  active.preset_id = preset_id;
  active.driver = std::move(driver);
  active.waiting = std::move(trained);
  active.table_rates.clear();
  active.trial.reset();
  active.old_weights.reset();
  active.noted.reset();
  active.epochs_told = active.driver ? active.driver->snapshot().epoch : 0;
  view_.brush.from_nothing = false;
  ++active.builds;
  if (resumes) judge_resumed(active);
  if (active.driver && active.playing) play(*active.driver);
  emit(ExperimentChanged{run().id});
}

void App::show_experiment(const Experiment& experiment, const std::string& preset_id,
                          std::shared_ptr<const Trained> trained) {
  // Made before anything changes, so that a bad experiment leaves everything as it was.
  const Scene scene = scene_of(experiment);
  std::optional<Driver> driver = make_driver(experiment);
  if (trained) check_weights(experiment, *trained);
  show_scene(scene);
  view_.brush.painting = false;
  EditState before = edit_state(EditState::Kind::network);
  install(experiment, preset_id, std::move(driver), std::move(trained));
  take_pace(preset_pace(run()));
  run().edits.record(std::move(before));
}

void App::replace_experiment(Experiment edited, Weights weights) {
  std::optional<Driver> driver = make_driver(edited);
  CarriedOver old;
  if (weights != Weights::fresh) {
    old = driver ? carried_over(edited, driver->dataset())
                 : carried_over(edited, dataset_outline(edited));
  }
  const Experiment& now = run().experiment;
  const bool stays = view_.keep_weights() && !has_other_images(now, edited);
  const bool anew = weights == Weights::as_chosen && !stays && begins_anew(now, edited);
  EditState before = edit_state(EditState::Kind::network);
  install(std::move(edited), "", std::move(driver), anew ? nullptr : old.trained);
  if (anew) {
    run().old_weights = std::move(old.trained);
  } else {
    remember(std::move(old.note));
  }
  run().edits.record(std::move(before));
}

void App::carry_out(const GoOnWithOldWeights&) {
  Run& active = run();
  if (!active.old_weights) return;
  active.edits.record(edit_state(EditState::Kind::network));
  begin_from(active.old_weights);
}

void App::begin_from(const std::shared_ptr<const Trained>& trained) {
  const std::shared_ptr<const Trained> kept = trained;  // it may be the run's own
  Run& active = run();
  active.old_weights.reset();
  active.trial.reset();
  if (active.driver) {
    active.driver->change([&](Trainer& trainer) { trainer.resume(*kept); });
    judge_resumed(active);
    active.epochs_told = active.driver->snapshot().epoch;
    if (active.playing) play(*active.driver);
  } else {
    active.waiting = kept;
  }
  emit(ExperimentChanged{run().id});
}

// Where weights stay, it is the same training that goes on: the count of epochs and the curves too,
// so that one sees what the edit did to the loss. Otherwise it begins anew at epoch 0: where
// another loss or other classes make the numbers incomparable, where nothing fits, where the
// weights are broken, and where nothing was trained yet, so that what is trained then is what a
// link to the experiment trains.
CarriedOver App::carried_over(const Experiment& edited, const Dataset& data) const {
  if (!driver() || is_untrained()) return {};
  const Snapshot& now = driver()->snapshot();
  const Sequential& trained = *now.model;
  const bool comparable = run().experiment.training.loss == edited.training.loss &&
                          driver()->dataset().classes == data.classes;
  if (!comparable || !are_finite(trained.parameters())) return {};
  const Sequential fresh = make_model(edited, data.input_shape);
  const auto [model, kept] = make_edited_model(run().experiment, trained, edited, data.input_shape);
  if (fresh.output_size() != trained.output_size()) return {};
  if (are_equal(model.parameters(), fresh.parameters())) return {};
  EditNote noted = note({run().experiment, edited, model, kept, "", true});
  return {std::make_shared<const Trained>(
              Trained{model.parameters(), edited_history(*now.history, noted)}),
          std::move(noted)};
}

bool App::is_untrained() const {
  const Snapshot& now = driver()->snapshot();
  if (now.epoch > 0 || now.step > 0) return false;
  const Sequential first = make_model(run().experiment, now.model->input_shape());
  return are_equal(first.parameters(), now.model->parameters());
}

std::shared_ptr<const Trained> App::trained_of(const Run& run) {
  if (!run.driver) return run.waiting;
  const Snapshot& now = run.driver->snapshot();
  Trained trained{now.model, now.history};
  trained.predictions = now.predictions;
  if (now.epochs > run.experiment.training.epochs) trained.last_epoch = now.epochs;
  return std::make_shared<const Trained>(std::move(trained));
}

// With what the optimizer keeps and the place in the epoch, unless these are large.
std::shared_ptr<const Trained> App::trained_to_go_on() const {
  constexpr std::size_t most_bytes = EditHistory::most_bytes / 4;
  if (!driver()) return run().waiting;
  Trained now = driver()->trained(most_bytes);
  if (now.last_epoch <= run().experiment.training.epochs) now.last_epoch = 0;
  return std::make_shared<const Trained>(std::move(now));
}

EditState App::edit_state(EditState::Kind kind) const {
  EditState state;
  state.kind = kind;
  if (kind == EditState::Kind::lab) {
    state.lab = view_.lab;
    return state;
  }
  state.experiment = KeptExperiment(run().experiment);
  state.preset_id = run().preset_id;
  if (kind == EditState::Kind::network) state.trained = trained_to_go_on();
  return state;
}

// Where one sees what came back.
void App::show_lab() {
  change_view(view_, SetPhoneTab{PhoneTab::training});
  if (view_.workbench_page == WorkbenchPage::filters) return;
  change_view(view_, ShowWorkbenchPage{WorkbenchPage::filters});
}

// No part of the experiment, but an edit by hand like those.
void App::carry_out(const SetFilterLab& action) {
  EditState before = edit_state(EditState::Kind::lab);
  change_view(view_, action);
  if (view_.lab == before.lab) return;
  run().trial.reset();  // it is no longer the last edit, which its link takes back
  run().edits.record(std::move(before));
}

EditState App::state_like(const EditState& other) {
  if (other.kind == EditState::Kind::weights) return weight_state(other.weights);
  if (other.kind == EditState::Kind::past) return past_state();
  return edit_state(other.kind);
}

void App::bring_back(const EditState& state) {
  if (state.kind == EditState::Kind::weights) {
    if (!driver()) throw Error(tr("There is no network yet: its data are being loaded."));
    return put_weights(state.weights);
  }
  if (state.kind == EditState::Kind::lab) {
    view_.lab = state.lab;
    return show_lab();
  }
  if (state.kind == EditState::Kind::past) return bring_back_past(state);
  Experiment experiment = state.experiment.experiment();
  const bool settings = state.kind == EditState::Kind::settings;
  if (settings && change_back_settings(experiment, state.preset_id)) return;
  std::optional<Driver> driver = make_driver(experiment);
  CarriedOver back = settings ? with_other_settings(experiment) : CarriedOver{state.trained};
  // There was no room to keep the weights: those that fit stay.
  if (!back.trained && driver) back = carried_over(experiment, driver->dataset());
  install(std::move(experiment), state.preset_id, std::move(driver), std::move(back.trained));
  remember(std::move(back.note));
}

void App::carry_out(const Undo&) {
  const EditState* state = run().edits.next_undo();
  if (!state) return;
  EditState now = state_like(*state);
  bring_back(*state);
  run().edits.step_back(std::move(now));
}

void App::carry_out(const Redo&) {
  const EditState* state = run().edits.next_redo();
  if (!state) return;
  EditState now = state_like(*state);
  bring_back(*state);
  run().edits.step_forward(std::move(now));
}

}  // namespace descent
