#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "engine/experiment/settings.hpp"
#include "web/app/looks/performance.hpp"
#include "web/app/looks/plane_view.hpp"
#include "web/app/state/output_choice.hpp"
#include "web/app/state/view.hpp"

// Everything that can change the state, as plain values. Panels, the embed API and the tests emit
// these; App::apply() is the only place that carries them out.
namespace descent {

// --- the training loop ---
// Of a run of the scene that is shown, by its id; 0: the run that is shown.
struct Play {
  std::uint64_t run = 0;
};
struct Pause {
  std::uint64_t run = 0;
};
struct Reset {
  std::uint64_t run = 0;
};
struct StepBatch {
  std::uint64_t run = 0;
};
struct StepEpoch {
  std::uint64_t run = 0;
};

// --- runs side by side, in the scene that is shown ---
// A copy of the run that is shown is put beside it, as it stands: trained on, both give the same
// numbers. A training in the middle of a batch finishes that first.
struct AddRun {
  std::string label;
};
struct ShowRun {
  std::uint64_t run;
};
struct NameRun {
  std::uint64_t run;
  std::string label;
};
// Another one than the one that is shown.
struct RemoveRun {
  std::uint64_t run;
};

// --- the experiment of the scene that is shown ---
struct LoadPreset {
  std::string id;
};
struct SetExperiment {
  Experiment experiment;
};
// A number of the experiment, at its path (engine/experiment/settings.hpp): what becomes of the
// training is told by its row.
struct SetSetting {
  std::string path;  // "training.epochs"
  double value;
};
// The same of a member: set_setting(&TrainingSettings::epochs, 20).
template <typename Owner, typename Member, typename Value>
SetSetting set_setting(Member Owner::* member, Value value) {
  return {path_of(member), static_cast<double>(value)};
}
struct SetLearningRate {
  float rate;
};
struct SetRegularizer {
  Regularizer regularizer;
};
struct SetOptimizer {
  Optimizer optimizer;
};
struct SetCallbacks {
  std::vector<Callback> callbacks;
};
struct SetData {
  DataSettings data;
};
struct NewSample {};
struct ToggleFeature {
  Feature feature;
};
// Adding, removing, resizing layers, another activation: see model_edits.hpp.
struct SetLayers {
  std::vector<Layer> layers;
};
// One weight or bias of the running network; `index` into the layer's kernel, row-major as stored.
struct SetParameter {
  std::size_t layer;
  bool bias;
  std::size_t index;
  float value;
};

// The newest edit of the scene's experiment is taken back, or made again. See edit_history.hpp.
struct Undo {};
struct Redo {};
// What is edited while the mouse button or a finger is down is undone in one step.
struct BeginGesture {};
struct EndGesture {};
// L1 and L2 of one layer with a kernel, counted from 0.
struct SetLayerRegularizer {
  std::size_t layer;
  Regularizer regularizer;
};
// The weights as they last were while training went well: see FiniteWeights.
struct RestoreWeights {};
// After an edit that began anew: the weights from before it that still fit, with their history.
struct GoOnWithOldWeights {};
// A loss with the output layer that goes with it.
struct SetOutput {
  OutputChoice choice;
};

// One stroke of the brush on the output map; see painting.hpp.
struct PaintPoints {
  std::vector<PlanePlace> places;  // where points are added
};
struct ErasePoints {
  std::vector<PlanePlace> path;  // that the eraser takes
};

// A file of the person's own, by its name's ending: see open_file.hpp.
struct OpenFile {
  std::string name, text;
};

// A link of Descent or of TensorFlow Playground: a whole address, or what stands behind its #.
struct OpenLink {
  std::string text;
};
// What KeptPieces (web/app/page/kept_state.hpp) gave of a kept_state(): everything as it was then,
// paused.
struct RestoreState {
  std::string head;
  std::vector<std::uint8_t> bytes;
  // What the page hides and locks too, which only a link asks for: the page is reloaded with that
  // link in its address.
  bool with_parts = false;
};

// --- the view ---
struct SetScene {
  Scene scene;
};
struct SetTheme {
  ThemeChoice theme;
};
struct SetPhoneTab {
  PhoneTab tab;
};
struct ShowDataDrawer {
  bool open;
};
// At most so many epochs a second; 0: as fast as possible.
struct SetSpeed {
  double epochs_per_second;
};
// By the name of a table; empty: by the data.
struct SetKernels {
  std::string name;
};
// How many threads train; 0: as many as there are.
struct SetThreads {
  std::size_t count;
};
// Training goes on while nobody can see the page, as far as the browser lets it.
struct TrainUnseen {
  bool on;
};
// Whether every edit of the experiment keeps the weights that still fit: see begins_anew().
struct KeepWeights {
  bool on;
};
// The settings of one layer, counted from 1 as in the network's picture; 0 closes them.
struct ShowLayer {
  std::size_t number;
};
struct SetLogLoss {
  bool on;
};
// Which curve the Playground and the Line show.
struct SetCurve {
  Metric metric;
};
// The confusion matrix in the curve's place.
struct ShowConfusion {
  bool train;  // of the training samples, else of the test samples
};
struct ShowAccuracy {
  bool on;
};
struct ShowTestPoints {
  bool on;
};
struct Discretize {
  bool on;
};
struct SetImageFilter {
  ImageFilter filter;
};
struct SetImagePage {
  std::size_t page;
};
struct SelectImage {
  std::size_t index;
};
// Back from the selected image to the drawing.
struct InspectDrawing {};
struct BeginStroke {
  PadPoint point;
};
struct ExtendStroke {
  PadPoint point;
};
struct UndoStroke {};
struct ClearDrawing {};
struct SetBrush {
  Brush brush;
};
// The dialog that makes points of a table of text.
struct ShowTable {
  bool open;
};
// A sentence for the person, until it is dismissed.
struct Tell {
  std::string sentence;
  bool is_error = false;
};
struct DismissMessage {};
// A card that can be switched on (PartInfo::card), or off again.
struct ShowPart {
  Part part;
  bool on;
};

// --- the program, told by the platform ---
struct SetBuild {
  Build build;
};
// Whether anybody can see the page: it is neither hidden, nor scrolled away, nor without a size.
// Training rests while nobody can (see TrainUnseen), in every build alike.
struct SetSeen {
  bool seen;
};

// --- image sets, told by the platform ---
struct ImageSetProgress {
  std::string name;
  double fraction;
};
struct ImageSetLoaded {
  std::string name;
  std::shared_ptr<const Dataset> dataset;
  bool is_whole = true;  // false: ImageSetStatus::beginning
};
struct ImageSetFailed {
  std::string name, message;
};

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
using AllActions =
    ActionSet<Together, TakeRemedy, GoOnWithOldWeights, SetOutput, Play, Pause, Reset, StepBatch,
              StepEpoch, AddRun, ShowRun, NameRun, RemoveRun, LoadPreset, SetExperiment, SetSetting,
              SetLearningRate, SetRegularizer, SetOptimizer, ImageSetLoaded, ImageSetFailed,
              SetParameter, Undo, Redo, BeginGesture, EndGesture, KeepWeights, OpenLink,
              RestoreState, SetCallbacks, SetData, NewSample, ToggleFeature, SetLayers,
              SetLayerRegularizer, RestoreWeights, PaintPoints, ErasePoints, OpenFile, SetScene,
              SetTheme, SetSpeed, SetKernels, SetThreads, SetPhoneTab, ShowDataDrawer, ShowLayer,
              SetLogLoss, SetCurve, ShowConfusion, ShowAccuracy, ShowTestPoints, Discretize,
              SetImageFilter, SetImagePage, SelectImage, InspectDrawing, BeginStroke, ExtendStroke,
              UndoStroke, ClearDrawing, SetBrush, ShowTable, Tell, DismissMessage, ShowPart,
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
