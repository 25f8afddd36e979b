#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/inspect/step_apart.hpp"

// The gradient of one number: from its samples, and once more from two losses.
namespace descent {
namespace {

std::size_t unit_of(const StepApart& step, const ParameterPlace& place) {
  return place.bias ? place.index : place.index % step.layers[place.layer].outputs;
}

// Which side of their kinks all numbers are on that have one.
std::vector<bool> sides_of_kinks(const StepApart& step, const std::vector<LayerApart>& layers) {
  std::vector<bool> sides;
  for (const LayerApart& layer : layers) {
    const bool kinks =
        layer.activation == Activation::relu || layer.activation == Activation::leaky_relu;
    for (std::size_t i = 0; kinks && i < layer.z.size(); ++i) sides.push_back(layer.z[i] > 0);
  }
  if (step.loss != Loss::mean_absolute_error) return sides;
  const std::vector<double>& outputs = layers.back().a;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    sides.push_back(outputs[i] > double{step.batch.targets[i]});
  }
  return sides;
}

}  // namespace

void check_place(const StepApart& step, const ParameterPlace& place) {
  const std::size_t count = step.layers.size();
  if (place.layer >= count) {
    throw Error(tr("There is no layer {0}: the network has {1}.", place.layer + 1, count));
  }
  const LayerParameters& parameters = step.before->parameters()[place.layer];
  const std::size_t size = (place.bias ? parameters.bias() : parameters.kernel()).size();
  if (place.index < size) return;
  throw Error(place.bias ? tr("Layer {0} has {1} biases: there is no number {2}.", place.layer + 1,
                              size, place.index + 1)
                         : tr("Layer {0} has {1} weights: there is no number {2}.", place.layer + 1,
                              size, place.index + 1));
}

std::span<const double> input_of(const StepApart& step, std::size_t layer) {
  return input_of(step.batch, step.layers, layer);
}

double contribution(const StepApart& step, const ParameterPlace& place, std::size_t row) {
  const LayerApart& layer = step.layers[place.layer];
  const double delta = layer.delta[row * layer.outputs + unit_of(step, place)];
  const auto rows = static_cast<double>(step.rows());
  if (place.bias) return delta / rows;
  return delta * input_of(step, place.layer)[row * layer.inputs + place.index / layer.outputs] /
         rows;
}

double mean_gradient(const StepApart& step, const ParameterPlace& place) {
  const LayerApart& layer = step.layers[place.layer];
  return (place.bias ? layer.bias_gradient : layer.kernel_gradient)[place.index];
}

double penalty_gradient(const StepApart& step, const ParameterPlace& place) {
  if (place.bias) return 0;
  const float weight = step.before->parameters()[place.layer].kernel().data()[place.index];
  return penalty_slope(regularizer_in_force(*step.before, place.layer), double{weight});
}

GradientCheck check_gradient(const StepApart& step, const ParameterPlace& place, double h) {
  check_place(step, place);
  std::vector<DoubleWeights> weights = double_weights(*step.before);
  DoubleWeights& own = weights[place.layer];
  double& weight = (place.bias ? own.bias : own.kernel)[place.index];
  GradientCheck check;
  check.weight = weight;
  check.h = h > 0 ? h : 1e-5 * std::max(1.0, std::abs(weight));
  check.analytic = mean_gradient(step, place) + penalty_gradient(step, place);

  std::vector<LayerApart> layers = step.layers;
  const auto loss_at = [&](double value) {
    weight = value;
    go_forward_from_unit(weights, step.batch, layers, place.layer, unit_of(step, place));
    const std::vector<double> losses = sample_losses(step.loss, step.batch, layers);
    return std::accumulate(losses.begin(), losses.end(), 0.0) / static_cast<double>(step.rows()) +
           penalty_of(*step.before, weights);
  };
  const double above = check.weight + check.h, below = check.weight - check.h;
  check.loss_above = loss_at(above);
  const std::vector<bool> sides = sides_of_kinks(step, layers);
  check.loss_below = loss_at(below);
  check.numeric = (check.loss_above - check.loss_below) / (above - below);
  const bool at_zero = !place.bias && above >= 0 && below <= 0 &&
                       regularizer_in_force(*step.before, place.layer).l1 > 0;
  check.crosses_kink = at_zero || sides != sides_of_kinks(step, layers);
  return check;
}

}  // namespace descent
