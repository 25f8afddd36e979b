#include "web/app/state/scene_of.hpp"

#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/output_choice.hpp"

namespace descent {
namespace {

// Whether what is to be learnt is the same as before.
bool same_targets(const DataSettings& a, const DataSettings& b) {
  return a.name == b.name && a.y == b.y && a.class_names == b.class_names && a.classes == b.classes;
}

std::size_t values_of(const DataSettings& data) {
  return data.y.empty() ? 1 : data.y.front().size();
}

}  // namespace

Scene scene_of(const Experiment& experiment) {
  for (const SceneInfo& info : all_scenes()) {
    if (info.shows(experiment)) return info.scene;
  }
  const std::size_t inputs = experiment.data.x.empty() ? 0 : experiment.data.x.front().size();
  throw Error(
      tr("The page shows points of one number (x) as a line and of two in the playground; these "
         "have {0}. The command line trains on them.",
         inputs));
}

Experiment with_data(Experiment experiment, const DataSettings& data) {
  const bool same = same_targets(experiment.data, data);
  const std::size_t before = class_count(experiment.data, experiment.training.loss);
  const bool as_wide = values_of(experiment.data) == values_of(data);
  experiment.data = data;
  if (same || !takes_features(data)) return experiment;
  // A loss of the data before must not make classes of values.
  const std::size_t now = class_count(data, Loss::mean_squared_error);
  if (now == before && as_wide) return experiment;
  if (now == 0) experiment.training.loss = Loss::mean_squared_error;
  const OutputChoice usual = output_choices(experiment).front();
  return with_output(std::move(experiment), usual);
}

}  // namespace descent
