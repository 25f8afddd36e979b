#include "web/app/state/locks.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/core/words.hpp"
#include "web/app/page/open_file.hpp"
#include "web/app/state/model_edits.hpp"

namespace descent {
namespace {

// The part that a single control lies in.
Part part_around(Part part) {
  switch (part) {
    case Part::preset:
      return Part::top_bar;
    case Part::dataset:
    case Part::noise:
    case Part::training_share:
    case Part::samples:
    case Part::batch_size:
    case Part::new_sample:
    case Part::own_data:
    case Part::loss:
      return Part::data;
    case Part::learning_rate:
    case Part::optimizer:
    case Part::regularizer:
      return Part::settings;
    case Part::reset:
    case Part::play:
    case Part::step:
    case Part::speed:
    case Part::settings:
      return Part::transport;
    default:
      return part;
  }
}

using PartList = std::vector<Part>;

PartList changed_data(const DataSettings& before, const DataSettings& after) {
  if (before.name != after.name) return {Part::dataset};
  PartList parts;
  if (before.noise != after.noise) parts.push_back(Part::noise);
  if (before.test_fraction != after.test_fraction || before.test_count != after.test_count ||
      before.validation_fraction != after.validation_fraction ||
      before.validation_count != after.validation_count) {
    parts.push_back(Part::training_share);
  }
  if (before.samples != after.samples) parts.push_back(Part::samples);
  if (before.classes != after.classes) parts.push_back(Part::dataset);
  if (before.x != after.x || before.y != after.y) parts.push_back(Part::own_data);
  return parts;
}

// Of a number of the experiment.
PartList part_of(std::string_view path) {
  constexpr std::pair<std::string_view, Part> parts[] = {
      {"data.noise", Part::noise},
      {"data.test_fraction", Part::training_share},
      {"data.test_count", Part::training_share},
      {"data.validation_fraction", Part::training_share},
      {"data.validation_count", Part::training_share},
      {"data.samples", Part::samples},
      {"data.classes", Part::dataset},
      {"training.batch_size", Part::batch_size},
  };
  for (const auto& [of, part] : parts) {
    if (of == path) return {part};
  }
  return path.starts_with("data.") ? PartList{} : PartList{Part::settings};
}

// What an action uses: overloads for those that a part has, none for the others.
struct Used {
  const Experiment& experiment;

  template <typename Other>
  PartList operator()(const Other&) const {
    return {};
  }
  PartList operator()(const Play&) const { return {Part::play}; }
  PartList operator()(const Pause&) const { return {Part::play}; }
  PartList operator()(const Reset&) const { return {Part::reset}; }
  PartList operator()(const StepBatch&) const { return {Part::step}; }
  PartList operator()(const StepEpoch&) const { return {Part::step}; }
  PartList operator()(const SetSpeed&) const { return {Part::speed}; }
  PartList operator()(const SetScene&) const { return {Part::top_bar}; }
  PartList operator()(const LoadPreset&) const { return {Part::preset}; }
  PartList operator()(const SetExperiment&) const { return {Part::preset}; }
  PartList operator()(const Undo&) const { return {Part::top_bar}; }
  PartList operator()(const Redo&) const { return {Part::top_bar}; }
  PartList operator()(const SetLearningRate&) const { return {Part::learning_rate}; }
  PartList operator()(const SetSchedule&) const { return {Part::learning_rate}; }
  PartList operator()(const SetOptimizer&) const { return {Part::optimizer}; }
  PartList operator()(const SetRegularizer&) const { return {Part::regularizer}; }
  PartList operator()(const SetLayerRegularizer&) const { return {Part::regularizer}; }
  PartList operator()(const SetSetting& action) const { return part_of(action.path); }
  PartList operator()(const SetCallbacks&) const { return {Part::settings}; }
  PartList operator()(const NewSample&) const { return {Part::new_sample}; }
  PartList operator()(const PaintPoints&) const { return {Part::own_data}; }
  PartList operator()(const ErasePoints&) const { return {Part::own_data}; }
  PartList operator()(const OpenFile& action) const {
    const FileKind kind = file_kind(action.name);
    if (kind == FileKind::picture) return {};  // it is looked at
    return {kind == FileKind::weights ? Part::layers : Part::own_data};
  }
  PartList operator()(const ShowTable&) const { return {Part::own_data}; }
  PartList operator()(const SetOutput&) const { return {Part::loss}; }
  PartList operator()(const ToggleFeature&) const { return {Part::layers}; }
  PartList operator()(const SetParameter&) const { return {Part::layers}; }
  PartList operator()(const SetParameters&) const { return {Part::layers}; }
  PartList operator()(const BeginHere&) const { return {Part::reset}; }
  PartList operator()(const SetFilter&) const { return {Part::layers}; }
  PartList operator()(const SetLayers& action) const {
    const auto shape = [](const std::vector<Layer>& layers) {
      return with_activation(layers, Activation::linear);
    };
    const bool same_shape = shape(action.layers) == shape(experiment.model);
    return {same_shape ? Part::activation : Part::layers};
  }
  PartList operator()(const SetData& action) const {
    return changed_data(experiment.data, action.data);
  }
  PartList operator()(const Together& action) const { return of(action.parts); }
  PartList operator()(const TakeRemedy& action) const { return of(action.parts); }

  PartList of(const Action& action) const {
    PartList used;
    action.visit([&](const auto& one) { used = (*this)(one); });
    return used;
  }

 private:
  PartList of(const std::vector<PartOfTogether>& actions) const {
    PartList all;
    for (const PartOfTogether& part : actions) {
      const PartList used = of(part.action);
      all.insert(all.end(), used.begin(), used.end());
    }
    return all;
  }
};

}  // namespace

bool is_locked(Part part, const Parts& locked) {
  if (locked.has(part)) return true;
  const Part around = part_around(part);
  return around != part && is_locked(around, locked);
}

std::string lock_sentence(const View& view, Part part) {
  const std::string_view words = tr_marked(all_parts()[static_cast<std::size_t>(part)].words);
  const bool of_lesson = view.without_lesson && !is_locked(part, view.without_lesson->locked);
  return of_lesson ? tr("\"{0}\" waits in this step of the lesson.", words)
                   : tr("\"{0}\" is locked on this page.", words);
}

const PartInfo* lock_of(const Action& action, const Experiment& experiment, const Parts& locked) {
  if (locked.empty()) return nullptr;
  const PartList used = Used{experiment}.of(action);
  const auto found =
      std::find_if(used.begin(), used.end(), [&](Part part) { return is_locked(part, locked); });
  return found == used.end() ? nullptr : &all_parts()[static_cast<std::size_t>(*found)];
}

}  // namespace descent
