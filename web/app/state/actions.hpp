#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "web/app/state/experiment_actions.hpp"
#include "web/app/state/program_actions.hpp"
#include "web/app/state/run_actions.hpp"
#include "web/app/state/view_actions.hpp"

// Everything that can change the state, as plain values. Panels, the embed API and the tests emit
// these; App::apply() is the only place that carries them out.
namespace descent {

// What one press does: carried out in this order, and one step to undo. The first that cannot be
// done ends it.
struct PartOfTogether;
struct Together {
  std::vector<PartOfTogether> parts;
};
// A remedy is taken: its parts together. What they do is told against how the training stood.
struct TakeRemedy {
  std::string label;
  std::vector<PartOfTogether> parts;
};

// The closed set of all of them: an action that is missing here does not compile where it is used.
template <typename... All>
struct ActionSet {
  template <typename T>
  static constexpr bool contains = (std::is_same_v<T, All> || ...);
  // Its place in the set.
  template <typename T>
  static constexpr std::uint8_t index = [] {
    std::uint8_t place = 0;
    (void)((std::is_same_v<T, All> || (++place, false)) || ...);
    return place;
  }();
  template <typename Visitor>
  static void visit(std::uint8_t kind, const void* value, const Visitor& visitor) {
    (void)((kind == index<All> && (visitor(*static_cast<const All*>(value)), true)) || ...);
  }
};
using AllActions = ActionSet<
    Together, TakeRemedy, GoOnWithOldWeights, SetOutput, Play, Pause, Reset, StepBatch, StepEpoch,
    EvaluateTest, LookBack, GoOnFromHere, TakeStepApart, CloseStepApart, AddRun, ShowRun, NameRun,
    PinRun, RemoveRun, TrainSeeds, StopSeeds, LoadPreset, SetExperiment, SetSetting,
    SetLearningRate, SetSchedule, SetRegularizer, SetOptimizer, ImageSetLoaded, ImageSetFailed,
    SetParameter, SetParameters, BeginHere, SetFilter, Undo, Redo, BeginGesture, EndGesture,
    KeepWeights, OpenLink, RestoreState, SetCallbacks, SetData, NewSample, ToggleFeature, SetLayers,
    SetLayerRegularizer, RestoreWeights, PaintPoints, ErasePoints, OpenFile, OpenFiles, SetScene,
    SetTheme, SetSpeed, SetKernels, SetThreads, SetPhoneTab, ShowDataDrawer, ShowLayer, SetLogLoss,
    SetCurve, ShowConfusion, ShowAccuracy, ShowEpochTable, SetLineMode, SetByHand, SetDescentView,
    ShowLandscape, ShowTestPoints, Discretize, ShowWorkbenchPage, ShowInside, SetMapScale,
    LookAtCell, SetFilterLab, ShowInLab, SetWhy, ShowJudging, SetMatrixNumbers, ShowImageChoices,
    SetImageFilter, SetImagePage, SelectImage, InspectDrawing, BeginStroke, ExtendStroke,
    UndoStroke, ClearDrawing, ShowPicture, SetPadStage, ShowPadStages, SetPen, SetBrush, ShowTable,
    CloseWeightsTable, Tell, DismissMessage, SetLessonParts, BeginGuesses, SetViewOptions, ShowPart,
    SetBuild, SetSeen, TrainUnseen, ImageSetProgress>;

// One of them, immutable and shared by its copies. (A std::variant of as many alternatives made
// the compiler write thousands of functions in each of the files that add an action.)
class Action {
 public:
  Action();  // an empty Together: nothing is done

  template <typename T>
    requires AllActions::contains<std::remove_cvref_t<T>>
  Action(T&& action)
      : kind_(AllActions::index<std::remove_cvref_t<T>>),
        value_(std::make_shared<const std::remove_cvref_t<T>>(std::forward<T>(action))) {}

  // Null where it is another one.
  template <typename T>
  const T* as() const {
    return kind_ == AllActions::index<T> ? static_cast<const T*>(value_.get()) : nullptr;
  }
  // Calls `visitor` with what it is.
  template <typename Visitor>
  void visit(const Visitor& visitor) const {
    AllActions::visit(kind_, value_.get(), visitor);
  }

 private:
  std::uint8_t kind_;
  std::shared_ptr<const void> value_;
};

// What a frame's panels ask for, in order; carried out after the frame.
using Actions = std::vector<Action>;

struct PartOfTogether {
  Action action;
};
Action together(const Actions& actions);
TakeRemedy take_remedy(std::string label, const Action& action);

}  // namespace descent
