#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/from_the_past.hpp"
#include "web/app/state/model_edits.hpp"
#include "web/app/state/scene_of.hpp"

// What each action does to the state.
namespace descent {

template <typename Edit, typename Change>
void App::edit_while_running(Edit&& edit, Change&& change) {
  Experiment edited = run().experiment;
  edit(edited);
  if (edited == run().experiment) return;
  EditState before = edit_state(EditState::Kind::settings);
  if (run().driver) {
    EditNote noted = settings_note(edited);
    run().driver->change([&](Trainer& trainer) {
      change(trainer);
      trainer.note_edit(noted.text, noted.in_place_of);
    });
    remember(std::move(noted));
  }
  run().edits.record(std::move(before));
  run().experiment = std::move(edited);
  run().preset_id.clear();
  run().trial.reset();
  emit(ExperimentChanged{run().id});
}

Action::Action() : Action(Together{}) {}

Action together(const Actions& actions) {
  Together all;
  for (const Action& action : actions) all.parts.push_back({action});
  return all;
}

TakeRemedy take_remedy(std::string label, const Action& action) {
  if (const auto* several = action.as<Together>()) {
    return {std::move(label), several->parts};
  }
  return {std::move(label), {{action}}};
}

void App::carry_out(const TakeRemedy& action) {
  if (!run().driver) return;
  Trial trial{action.label, run().driver->snapshot().history};
  carry_out_in_one_step(action.parts, true);
  run().trial = std::move(trial);
}

void App::carry_out(const Together& action) {
  // A reset alone is no edit; as a part of one, what it throws away comes back with it.
  const bool resets =
      std::any_of(action.parts.begin(), action.parts.end(),
                  [](const PartOfTogether& part) { return part.action.as<Reset>() != nullptr; });
  carry_out_in_one_step(action.parts, resets);
}

void App::carry_out_in_one_step(const std::vector<PartOfTogether>& parts,
                                bool training_comes_back) {
  // Ends also where a part cannot be done.
  struct OneStep {
    EditHistory& edits;
    explicit OneStep(EditHistory& all) : edits(all) { edits.begin_gesture(); }
    ~OneStep() { edits.end_gesture(); }
    OneStep(const OneStep&) = delete;
    OneStep& operator=(const OneStep&) = delete;
  };
  const OneStep one_step(run().edits);
  if (training_comes_back && run().driver) {
    run().edits.record(edit_state(EditState::Kind::network));
  }
  for (const PartOfTogether& part : parts) carry_out_any(part.action);
}

void App::carry_out_any(const Action& action) {
  action.visit([this]<typename One>(const One& one) {
    if constexpr (GoesOnFromPast::contains<One>) go_on_from_past(run());
    if constexpr (BranchesFromPast::contains<One>) branch_from_past();
    if constexpr (EndsLookingBack::contains<One>) run().past.reset();
    carry_out(one);
  });
}

void App::carry_out(const LoadPreset& action) {
  const Preset* found = preset(action.id);
  if (!found) throw Error(tr("There is no preset \"{0}\".", shortened(action.id)));
  show_experiment(found->experiment, found->id);
  if (found->show_test_data || preset_shows_test_) view_.show_test_points = found->show_test_data;
  preset_shows_test_ = found->show_test_data;
}

double App::preset_pace(const Run& run) const {
  const Preset* unchanged = preset(run.preset_id);
  return unchanged ? unchanged->epochs_per_second : 0;
}

// A person's own choice of the pace is left alone.
void App::take_pace(double epochs_per_second) {
  const double usual = View{}.epochs_per_second;
  const auto or_usual = [&](double pace) { return pace > 0 ? pace : usual; };
  if (view_.epochs_per_second == or_usual(preset_pace_)) {
    view_.epochs_per_second = or_usual(epochs_per_second);
  }
  preset_pace_ = epochs_per_second;
}

void App::carry_out(const SetExperiment& action) { show_experiment(action.experiment, ""); }

void App::carry_out(const SetSetting& action) {
  const NumberSetting& setting = number_setting(action.path);
  Experiment edited = run().experiment;
  change_setting(edited, setting, action.value);
  if (setting.when_changed == WhenChanged::goes_on) {
    const TrainingSettings before = run().experiment.training, after = edited.training;
    edit_while_running([&](Experiment& e) { e.training = after; },
                       [&](Trainer& trainer) { trainer.change_settings(before, after); });
    if (before.batch_size != after.batch_size) forget_all_rates();
    return;
  }
  if (edited.data != run().experiment.data) edited = with_data(run().experiment, edited.data);
  const bool fresh = setting.when_changed == WhenChanged::new_first_weights;
  edit_experiment([&](Experiment& e) { e = std::move(edited); },
                  fresh ? Weights::fresh : Weights::as_chosen);
}

void App::carry_out(const SetLearningRate& action) {
  if (!(action.rate > 0) || !std::isfinite(action.rate)) {
    throw Error(tr("The learning rate has to be a number above 0."));
  }
  edit_while_running([&](Experiment& e) { set_learning_rate(e.training.optimizer, action.rate); },
                     [&](Trainer& trainer) { trainer.set_learning_rate(action.rate); });
}

void App::carry_out(const SetSchedule& action) {
  check_schedule(action.schedule);
  edit_while_running([&](Experiment& e) { e.training.schedule = action.schedule; },
                     [&](Trainer& trainer) { trainer.set_schedule(action.schedule); });
}

void App::carry_out(const SetRegularizer& action) {
  edit_while_running(
      [&](Experiment& e) { e.model = with_regularizer(e.model, action.regularizer); },
      [&](Trainer& trainer) { trainer.set_kernel_regularizer(action.regularizer); });
}

void App::carry_out(const SetOptimizer& action) {
  edit_while_running([&](Experiment& e) { e.training.optimizer = action.optimizer; },
                     [&](Trainer& trainer) { trainer.set_optimizer(action.optimizer); });
  forget_all_rates();
}

void App::carry_out(const SetCallbacks& action) {
  edit_while_running([&](Experiment& e) { e.training.callbacks = action.callbacks; },
                     [&](Trainer& trainer) { trainer.set_callbacks(action.callbacks); });
}

void App::carry_out(const SetKernels& action) {
  if (!action.name.empty()) kernel_table(action.name);  // throws where there is none
  view_.kernels = action.name;
  for_each_run([this](Run& each) {
    if (!each.driver) return;
    const KernelTable& kernels = kernels_for(each.experiment);
    if (&kernels == &each.driver->kernels()) return;
    each.driver->set_kernels(kernels);
    each.driver->forget_rate();
  });
}

void App::carry_out(const SetThreads& action) {
  if (action.count > most_threads()) {
    throw Error(tr("At most {0} threads can train here.", most_threads()));
  }
  view_.threads = action.count;
  for_each_run([this](Run& each) {
    if (each.driver) each.driver->set_threads(threads());
  });
}

void App::carry_out(const SetData& action) {
  edit_experiment([&](Experiment& e) { e = with_data(std::move(e), action.data); });
}

void App::carry_out(const NewSample&) {
  if (!run().driver) return;
  // Other points, the same network.
  edit_experiment([](Experiment& e) { e.data.seed = e.data.seed.value_or(e.seed) + 1; },
                  Weights::kept);
}

void App::carry_out(const ToggleFeature& action) {
  edit_experiment([&](Experiment& e) {
    const auto found = std::find(e.features.begin(), e.features.end(), action.feature);
    if (found == e.features.end()) {
      e.features.push_back(action.feature);
      std::sort(e.features.begin(), e.features.end());
    } else if (e.features.size() > 1) {
      e.features.erase(found);
    } else {
      throw Error(tr("A network needs at least one feature: switch another one on first."));
    }
  });
}

void App::carry_out(const SetLayers& action) {
  edit_experiment([&](Experiment& e) { e.model = action.layers; });
}

void App::carry_out(const SetOutput& action) {
  edit_experiment([&](Experiment& e) { e = with_output(std::move(e), action.choice); });
}

void App::carry_out(const SetLayerRegularizer& action) {
  const std::size_t layer = action.layer;
  if (layer >= run().experiment.model.size()) throw Error(tr("There is no such layer."));
  edit_while_running(
      [&](Experiment& e) {
        e.model = with_layer_regularizer(std::move(e.model), layer, action.regularizer);
      },
      [&](Trainer& trainer) { trainer.set_kernel_regularizer(layer, action.regularizer); });
}

void App::carry_out(const RestoreWeights&) {
  if (!run().driver) return;
  stop_playing(run());
  run().edits.record(edit_state(EditState::Kind::network));
  run().trial.reset();
  run().driver->change([](Trainer& trainer) { trainer.restore_finite_weights(); });
  run().noted.reset();
  run().epochs_told = run().driver->snapshot().epoch;
  emit(ExperimentChanged{run().id});
}

void App::carry_out(const SetScene& action) {
  if (action.scene == view_.scene) return;
  show_scene(action.scene);
  make_waiting_drivers();
}

void App::carry_out(const ImageSetProgress& action) {
  ImageSetStatus& set = image_set_to_change(action.name);
  set.state = ImageSetStatus::State::loading;
  set.progress = std::clamp(action.fraction, 0.0, 1.0);
}

void App::carry_out(const ImageSetLoaded& action) {
  ImageSetStatus& set = image_set_to_change(action.name);
  if (set.is_whole && !action.is_whole) return;  // it comes late
  set.dataset = action.dataset;
  set.is_whole = action.is_whole;
  if (action.is_whole || set.asks_beginning) {  // else the whole is on its way
    set.state = ImageSetStatus::State::ready;
    set.asks_beginning = false;
    set.coming_megabytes = 0;
  }
  if (message_ == set.message) message_.clear();  // what was wrong before
  set.message.clear();
  build_waiting_runs(action.name);
  const SceneInfo& images = scene_info(Scene::images);
  const bool unseen = view_.scene != images.scene && set.name != "synthetic_digits";
  if (!unseen) return;
  const Run& its = runs_of(images.scene).shown();
  const bool chosen = its.experiment.data.name == set.name;
  tell(chosen
           ? tr("{0} is loaded: {1} learns from it.", tr_marked(set.title), tr_marked(images.title))
           : tr("{0} is loaded: choose it in {1}, under Data.", tr_marked(set.title),
                tr_marked(images.title)),
       false);
}

void App::carry_out(const ImageSetFailed& action) {
  ImageSetStatus& set = image_set_to_change(action.name);
  set.state = set.is_whole ? ImageSetStatus::State::ready : ImageSetStatus::State::failed;
  set.coming_megabytes = 0;
  set.message = action.message;
  if (run().experiment.data.name == action.name && !run().driver) run().playing = false;
  tell(action.message, true);
}

}  // namespace descent
