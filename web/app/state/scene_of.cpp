#include "web/app/state/scene_of.hpp"

#include <utility>

#include "engine/core/error.hpp"
#include "web/app/state/output_choice.hpp"

namespace descent {
namespace {

// As many as there are colours and marks to tell them apart.
constexpr std::size_t most_shown_classes = 6;

void check_classes(const Experiment& experiment) {
  const std::size_t classes = class_count(experiment.data, experiment.training.loss);
  if (classes <= most_shown_classes) return;
  throw Error("The page shows points of at most " + std::to_string(most_shown_classes) +
              " classes; these have " + std::to_string(classes) +
              ". The command line trains on them.");
}

// Whether what is to be learnt is the same as before.
bool same_targets(const DataSettings& a, const DataSettings& b) {
  return a.name == b.name && a.y == b.y && a.class_names == b.class_names && a.classes == b.classes;
}

std::size_t values_of(const DataSettings& data) {
  return data.y.empty() ? 1 : data.y.front().size();
}

}  // namespace

Scene scene_of(const Experiment& experiment) {
  if (data_set_info(experiment.data.name).kind == DataKind::images) return Scene::digits;
  if (takes_features(experiment.data)) {
    check_classes(experiment);
    return Scene::playground;
  }
  const std::size_t inputs = experiment.data.x.empty() ? 0 : experiment.data.x.front().size();
  if (inputs == 1) return Scene::line;
  throw Error(
      "The page shows points of one number (x) as a line and of two in the playground; these "
      "have " +
      std::to_string(inputs) + ". The command line trains on them.");
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
