#include "web/app/lessons/told_happenings.hpp"

#include <array>

namespace descent {
namespace {

using Told = std::vector<Happening>;

Told opened(bool is_open, const char* which) { return is_open ? Told{{"opened", which}} : Told{}; }

// Of actions that say by themselves what they are; the others change nothing a lesson asks for.
struct ActionTeller {
  template <typename Other>
  Told operator()(const Other&) const {
    return {};
  }
  Told operator()(const Together& together) const {
    Told all;
    for (const PartOfTogether& part : together.parts) {
      const Told told = tell(part.action);
      all.insert(all.end(), told.begin(), told.end());
    }
    return all;
  }
  Told operator()(const StepBatch&) const { return {{"stepped", "batch"}}; }
  Told operator()(const StepEpoch&) const { return {{"stepped", "epoch"}}; }
  Told operator()(const TakeStepApart&) const { return opened(true, "step_apart"); }
  Told operator()(const ShowLandscape& it) const { return opened(it.landscape.open, "landscape"); }
  Told operator()(const ShowPart& it) const {
    return opened(it.on && it.part == Part::performance, "performance");
  }
  Told operator()(const ShowEpochTable&) const { return opened(true, "epoch_table"); }
  Told operator()(const ShowConfusion&) const { return opened(true, "confusion"); }
  Told operator()(const ShowTable& it) const { return opened(it.open, "table"); }
  Told operator()(const ShowLayer& it) const {
    return it.number == 0 ? Told{} : Told{{"opened", "layer"}, {"selected", "layer"}};
  }
  Told operator()(const SetLineMode& it) const {
    constexpr std::array modes = {"training_mode", "by_hand", "gradient_descent"};
    return opened(true, modes[static_cast<std::size_t>(it.mode)]);
  }
  Told operator()(const ShowWorkbenchPage& it) const {
    return opened(true, workbench_page_info(it.page).id);
  }
  Told operator()(const SelectImage&) const { return {{"selected", "image"}}; }
  Told operator()(const LookAtCell& it) const {
    return it.place ? Told{{"selected", "cell"}} : Told{};
  }
  Told operator()(const SetImageFilter& it) const {
    Told told = opened(true, "images");
    if (it.filter.truth || it.filter.predicted) told.push_back({"selected", "class"});
    return told;
  }
  Told operator()(const BeginStroke&) const { return {{"drew", "digit"}}; }
  Told operator()(const ShowPicture&) const { return {{"drew", "digit"}}; }
  Told operator()(const PaintPoints&) const { return {{"drew", "points"}}; }
  Told operator()(const AddRun&) const { return {{"compared", "run"}}; }
  Told operator()(const TrainSeeds&) const { return {{"compared", "seeds"}}; }
  Told operator()(const LookBack& it) const { return it.position ? Told{{"looked_back"}} : Told{}; }
  Told operator()(const Undo&) const { return {{"undone"}}; }
  Told operator()(const SetData&) const { return {{"edited", "data"}}; }
  Told operator()(const NewSample&) const { return {{"edited", "data"}}; }
  Told operator()(const SetLayers&) const { return {{"edited", "layers"}}; }
  Told operator()(const ToggleFeature&) const { return {{"edited", "features"}}; }
  Told operator()(const SetOptimizer&) const { return {{"edited", "optimizer"}}; }
  Told operator()(const SetLearningRate&) const { return {{"edited", "learning_rate"}}; }
  Told operator()(const SetRegularizer&) const { return {{"edited", "regularizer"}}; }
  Told operator()(const SetLayerRegularizer&) const { return {{"edited", "regularizer"}}; }
  Told operator()(const SetCallbacks&) const { return {{"edited", "callbacks"}}; }
  Told operator()(const SetParameter&) const { return {{"edited", "weight"}}; }
  Told operator()(const SetParameters&) const { return {{"edited", "weight"}}; }
  Told operator()(const SetFilter&) const { return {{"edited", "filter"}}; }
  Told operator()(const SetFilterLab&) const { return {{"edited", "filter"}}; }
  Told operator()(const SetOutput&) const { return {{"edited", "loss"}}; }
  Told operator()(const SetSetting&) const { return {{"edited", "setting"}}; }

  static Told tell(const Action& action) {
    Told told;
    action.visit([&](const auto& what) { told = ActionTeller{}(what); });
    return told;
  }
};

struct EventTeller {
  Told operator()(const TrainingStarted&) const { return {{"played"}}; }
  Told operator()(const TrainingPaused&) const { return {{"paused"}}; }
  Told operator()(const TrainingReset&) const { return {{"reset"}}; }
  Told operator()(const TrainingEnded& event) const {
    switch (event.cause) {
      case StopCause::callback:
        return {{"stopped", "callback"}};
      case StopCause::not_finite:
        return {{"stopped", "diverged"}};
      default:
        return {{"stopped", "all_epochs"}};
    }
  }
  Told operator()(const EpochEnded&) const { return {{"epoch"}}; }
  Told operator()(const TestEvaluated&) const { return {{"tested"}}; }
  Told operator()(const ExperimentChanged&) const { return {}; }
  Told operator()(const ActionDone& event) const { return ActionTeller::tell(event.action); }
  Told operator()(const Failed&) const { return {}; }
};

}  // namespace

std::vector<Happening> happenings_of(const Event& event) {
  return std::visit(EventTeller{}, event);
}

}  // namespace descent
