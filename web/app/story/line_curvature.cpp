#include "web/app/story/line_curvature.hpp"

#include <cmath>
#include <variant>

#include "engine/data/points_set.hpp"

namespace descent {
namespace {

// One neuron without activation, of one input.
const Dense* only_neuron(const std::vector<Layer>& layers) {
  const Dense* neuron = layers.size() == 1 ? std::get_if<Dense>(&layers.front()) : nullptr;
  const bool plain = neuron && neuron->units == 1 && neuron->activation == Activation::linear;
  return plain ? neuron : nullptr;
}

bool is_line_of_all_points(const DataSettings& data) {
  return data.name == "points" && !data.x.empty() && data.x.front().size() == 1 &&
         !data.y.empty() && data.y.front().size() == 1 && data.class_names.empty() &&
         data.test_fraction == 0 && data.test_count == 0 && data.validation_fraction == 0 &&
         data.validation_count == 0;
}

}  // namespace

LineCurvature curvature_of(const LineBends& bends, bool bias) {
  if (!bias) return {bends.ww, bends.ww};
  const double middle = (bends.ww + LineBends::bb) / 2;
  const double apart = std::hypot((bends.ww - LineBends::bb) / 2, bends.wb);
  return {middle + apart, middle - apart};
}

std::optional<double> largest_rate(const LineCurvature& curvature, const Optimizer& optimizer) {
  const SGD* sgd = std::get_if<SGD>(&optimizer);
  if (!sgd || !(curvature.most > 0)) return std::nullopt;
  const auto momentum = static_cast<double>(sgd->momentum);
  const double of_plain = 2 * (1 + momentum) / curvature.most;
  return sgd->nesterov ? of_plain / (1 + 2 * momentum) : of_plain;
}

std::optional<double> largest_rate_of_line(const Experiment& experiment) {
  const DataSettings& data = experiment.data;
  const Dense* neuron = only_neuron(experiment.model);
  if (!neuron || !is_line_of_all_points(data) ||
      experiment.training.loss != Loss::mean_squared_error) {
    return std::nullopt;
  }
  LineBends bends{2 * static_cast<double>(neuron->kernel_regularizer.l2), 0};
  const auto count = static_cast<double>(data.x.size());
  for (const std::vector<double>& row : data.x) {
    const auto x = static_cast<double>(scaled(data.x_axes, 0, row.front()));
    bends.ww += 2 * x * x / count;
    bends.wb += 2 * x / count;
  }
  return largest_rate(curvature_of(bends, neuron->use_bias), experiment.training.optimizer);
}

}  // namespace descent
