#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "engine/experiment/settings.hpp"
#include "web/app/looks/plane_view.hpp"
#include "web/app/state/output_choice.hpp"

// What is asked of the experiment of the run that is shown, as plain values. See actions.hpp.
namespace descent {

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
struct SetSchedule {
  LearningRateSchedule schedule;
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
// Several of them, in one edit.
struct SetParameters {
  std::vector<SetParameter> all;
};

// Training begins anew, from the weights as they are.
struct BeginHere {};

// One filter of a Conv2D of the running network: its weights, row by row, and its bias. Frozen, the
// layer is no longer trained, with all of its filters; else it is.
struct SetFilter {
  std::size_t layer, filter;
  std::vector<float> weights;
  float bias;
  bool frozen;
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

// Several at once, of which all is told in one message: see opened_files.hpp.
struct OpenFiles {
  struct Given {
    OpenFile file;
    std::string problem = {};  // why it did not come so far; empty: it did
    // So many files that an image set took, or could not, before this: `file` has their names
    // alone. 0: it is a file to open.
    std::size_t of_images = 0;
  };
  std::vector<Given> files;
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

}  // namespace descent
