#include "engine/inspect/layer_statistics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>
#include <xtensor/xadapt.hpp>
#include <xtensor/xmath.hpp>
#include <xtensor/xtensor.hpp>

#include "engine/training/batch.hpp"

namespace descent {
namespace {

// Numbers as xtensor sees them, where they lie: rows of `columns` of them.
auto table(std::span<const float> values, std::size_t columns = 1) {
  return xt::adapt(values.data(), values.size(), xt::no_ownership(),
                   std::array{values.size() / columns, columns});
}
auto table(const Tensor& values) { return table({values.data(), values.size()}); }

double root_mean_square(const Tensor& values) {
  const auto squares = xt::square(xt::cast<double>(table(values)));
  return std::sqrt(xt::mean(squares, xt::evaluation_strategy::immediate)());
}

bool all_finite(const LayerParameters& parameters) {
  return std::all_of(parameters.begin(), parameters.end(), [](const auto& parameter) {
    return xt::all(xt::isfinite(table(parameter.values)));
  });
}

// Units that put out 0 in every row; what is NaN is alive.
std::size_t dead_units(std::span<const float> outputs, std::size_t units) {
  const xt::xtensor<std::size_t, 1> alive =
      xt::count_nonzero(table(outputs, units), {0}, xt::evaluation_strategy::immediate);
  return units - xt::count_nonzero(alive)();
}

// The share of outputs where the slope is below a twentieth of the steepest: 1 - y² of tanh,
// 4 y (1 - y) of sigmoid.
double saturated_share(Activation activation, std::span<const float> outputs) {
  constexpr double flat = 0.05;
  const auto share = [](const auto& is_flat) {
    return xt::mean(xt::cast<double>(is_flat), xt::evaluation_strategy::immediate)();
  };
  const auto y = xt::cast<double>(table(outputs));
  if (activation == Activation::tanh) return share(1 - y * y < flat);
  if (activation == Activation::sigmoid) return share(4 * y * (1 - y) < flat);
  return 0;
}

// The outputs of a layer: rows × places × units, where a Dense layer has one place.
void look_at_outputs(std::span<const float> outputs, LayerStatistics& statistics) {
  if (statistics.activation == Activation::relu) {
    statistics.dead_units = dead_units(outputs, statistics.units);
  }
  statistics.saturated_share = saturated_share(statistics.activation, outputs);
  if (!xt::all(xt::isfinite(table(outputs)))) statistics.finite = false;
}

// An activation may be a layer of its own behind the one with the kernel, and between them what
// leaves the units as they are.
std::size_t layer_that_activates(const Sequential& model, std::size_t layer) {
  const std::vector<Layer>& layers = model.layers();
  for (std::size_t i = layer; i < layers.size(); ++i) {
    if (i > layer && !layer_info(layers[i]).keeps_units) break;
    if (layer_activation(layers[i]) != Activation::linear) return i;
  }
  return layer;
}

// Whether nothing behind a layer makes other units of its own.
bool is_last(const Sequential& model, std::size_t layer) {
  const auto behind = model.layers().begin() + static_cast<std::ptrdiff_t>(layer) + 1;
  return std::all_of(behind, model.layers().end(),
                     [](const Layer& one) { return layer_info(one).keeps_units; });
}

}  // namespace

ModelStatistics layer_statistics(const Sequential& model, const KernelTable& kernels,
                                 const Split& split, std::size_t classes, Loss loss,
                                 const TargetCode& code, std::size_t most_samples) {
  ModelStatistics statistics;
  const std::size_t rows = std::min(split.count(), most_samples);
  statistics.samples = rows;
  statistics.classes = classes;
  if (rows == 0) return statistics;
  std::vector<std::uint32_t> indices(rows);
  std::iota(indices.begin(), indices.end(), std::uint32_t{0});
  Batch batch;
  fill_batch(batch, split, classes > 0, code, indices, calling_thread());
  for (const float input : batch.inputs) {
    statistics.largest_input = std::max(statistics.largest_input, std::abs(double{input}));
  }

  Cache cache = model.make_cache(rows, Mode::training);
  const float* input = batch.inputs.data();
  model.forward(kernels, input, rows, cache);
  loss_and_gradient(loss, kernels, rows, model.output_size(), model.loss_input(loss, cache, input),
                    batch.targets.data(), rows, model.loss_gradient(cache));
  model.backward(kernels, loss, input, rows, cache, 0);
  const Parameters gradients = model.gradients(cache);

  for (std::size_t i = 0; i < model.layers().size(); ++i) {
    const LayerParameters& parameters = model.parameters()[i];
    if (parameters.kernel().size() == 0) continue;
    const std::size_t active = layer_that_activates(model, i);
    LayerStatistics layer;
    layer.layer = i;
    layer.number = statistics.layers.size() + 1;
    layer.activation = layer_activation(model.layers()[active]);
    layer.units = parameters.kernel().shape().back();
    layer.last = is_last(model, active);
    const Tensor &kernel = parameters.kernel(), &kernel_gradient = gradients[i].kernel();
    layer.finite = all_finite(parameters) && all_finite(gradients[i]);
    layer.weight_size = root_mean_square(kernel);
    layer.gradient_size = root_mean_square(kernel_gradient);
    const std::span<const float> outputs(model.layer_output(cache, active, input),
                                         rows * element_count(model.layer_output_shape(active)));
    look_at_outputs(outputs, layer);
    layer.weights = make_histogram({kernel.data(), kernel.size()});
    layer.gradients = make_histogram({kernel_gradient.data(), kernel_gradient.size()});
    layer.outputs = make_histogram(outputs);
    statistics.layers.push_back(layer);
  }
  return statistics;
}

}  // namespace descent
