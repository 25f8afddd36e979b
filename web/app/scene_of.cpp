#include "web/app/scene_of.hpp"

#include <utility>

#include "engine/core/error.hpp"

namespace descent {
namespace {

bool is_regression(const DataSettings& data) { return data_set_info(data.name).classes == 0; }

}  // namespace

Scene scene_of(const Experiment& experiment) {
  switch (data_set_info(experiment.data.name).kind) {
    case DataKind::images:
      return Scene::digits;
    case DataKind::plane:
      return Scene::playground;
    case DataKind::points:
      break;
  }
  const std::size_t inputs = experiment.data.x.empty() ? 0 : experiment.data.x.front().size();
  if (inputs == 1) return Scene::line;
  throw Error("The page shows points of one number (x) as a line; these have " +
              std::to_string(inputs) + ". The command line trains on them.");
}

Experiment with_data(Experiment experiment, const DataSettings& data) {
  const bool was_regression = is_regression(experiment.data);
  experiment.data = data;
  const bool plane = data_set_info(data.name).kind == DataKind::plane;
  if (!plane || was_regression == is_regression(data) || experiment.model.empty()) {
    return experiment;
  }
  // TensorFlow Playground's choice: tanh and -1/+1 for two classes, linear for values.
  if (auto* output = std::get_if<Dense>(&experiment.model.back())) {
    output->units = 1;
    output->activation = was_regression ? Activation::tanh : Activation::linear;
    experiment.training.loss = Loss::mean_squared_error;
  }
  return experiment;
}

}  // namespace descent
