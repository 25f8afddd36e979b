#include "engine/inspect/step_apart_numbers.hpp"

#include <algorithm>
#include <cmath>

#include "engine/inspect/double_activations.hpp"

namespace descent {
namespace {

std::span<double> row_of(std::vector<double>& values, std::size_t row, std::size_t width) {
  return std::span(values).subspan(row * width, width);
}
std::span<const double> row_of(std::span<const double> values, std::size_t row, std::size_t width) {
  return values.subspan(row * width, width);
}

bool takes_activation(Loss loss, const LayerApart& last) {
  return fused_activation(loss) != Activation::linear && fused_activation(loss) == last.activation;
}

// z = x · kernel + bias
void add_up(const DoubleWeights& weights, std::span<const double> x, std::span<double> z) {
  if (weights.bias.empty()) {
    std::fill(z.begin(), z.end(), 0.0);
  } else {
    std::copy(weights.bias.begin(), weights.bias.end(), z.begin());
  }
  const double* weight = weights.kernel.data();
  for (const double value : x) {
    for (double& sum : z) sum += value * *weight++;
  }
}

void put_out(LayerApart& layer, std::size_t row) {
  const std::span<const double> z = row_of(layer.z, row, layer.outputs);
  const std::span<double> a = row_of(layer.a, row, layer.outputs);
  if (layer.activation == Activation::softmax) {
    softmax_of(z, a);
  } else {
    for (std::size_t j = 0; j < a.size(); ++j) a[j] = activated(layer.activation, z[j]);
  }
  if (layer.mask.empty()) return;
  for (std::size_t j = 0; j < a.size(); ++j) a[j] *= double{layer.mask[row * layer.outputs + j]};
}

// −log p of a class, from what softmax takes.
double crossentropy(std::span<const double> z, double label) {
  const double largest = *std::max_element(z.begin(), z.end());
  double all = 0;
  for (const double value : z) all += std::exp(value - largest);
  return std::log(all) - (z[static_cast<std::size_t>(label)] - largest);
}

double sample_loss(Loss loss, std::span<const double> z, std::span<const double> a,
                   const float* targets) {
  if (loss == Loss::sparse_categorical_crossentropy) return crossentropy(z, double{*targets});
  double sum = 0;
  for (std::size_t j = 0; j < a.size(); ++j) {
    const double target = targets[j];
    if (loss == Loss::binary_crossentropy) {
      sum += std::max(z[j], 0.0) - z[j] * target + std::log1p(std::exp(-std::abs(z[j])));
    } else {
      const double difference = a[j] - target;
      sum += loss == Loss::mean_squared_error ? difference * difference : std::abs(difference);
    }
  }
  return sum / static_cast<double>(a.size());
}

// ∂L_i/∂a of the last layer; ∂L_i/∂z where the loss takes the activation together with itself.
void begin_back(Loss loss, std::span<const double> a, const float* targets, std::span<double> to) {
  const auto width = static_cast<double>(a.size());
  for (std::size_t j = 0; j < a.size(); ++j) {
    if (loss == Loss::sparse_categorical_crossentropy) {
      to[j] = a[j] - (j == static_cast<std::size_t>(*targets) ? 1 : 0);
      continue;
    }
    const double difference = a[j] - double{targets[j]};
    switch (loss) {
      case Loss::mean_squared_error:
        to[j] = 2 * difference / width;
        break;
      case Loss::mean_absolute_error:
        to[j] = (difference > 0 ? 1 : difference < 0 ? -1 : difference) / width;
        break;
      default:
        to[j] = difference / width;
    }
  }
}

// δ from what is sent back.
void take_slope(LayerApart& layer, std::size_t row) {
  const std::size_t width = layer.outputs;
  const std::span<const double> sent = row_of(layer.sent_back, row, width);
  const std::span<double> delta = row_of(layer.delta, row, width);
  if (layer.activation == Activation::softmax) {
    softmax_slope(row_of(layer.a, row, width), sent, delta);
    return;
  }
  for (std::size_t j = 0; j < width; ++j) {
    const std::size_t k = row * width + j;
    const double mask = layer.mask.empty() ? 1 : double{layer.mask[k]};
    delta[j] = sent[j] * mask * activation_slope(layer.activation, layer.z[k], layer.a[k]);
  }
}

// ∂L_i/∂input: Σ_j δ_j · kernel_kj, or δ itself where there is no kernel.
void send_back(const DoubleWeights& weights, const LayerApart& layer, std::size_t row,
               std::span<double> to) {
  const std::span<const double> delta = row_of(layer.delta, row, layer.outputs);
  if (!layer.has_kernel) {
    std::copy(delta.begin(), delta.end(), to.begin());
    return;
  }
  const double* weight = weights.kernel.data();
  for (double& sum : to) {
    sum = 0;
    for (const double value : delta) sum += value * *weight++;
  }
}

void add_gradients(LayerApart& layer, std::size_t row, std::span<const double> x, double share) {
  const std::span<const double> delta = row_of(layer.delta, row, layer.outputs);
  double* gradient = layer.kernel_gradient.data();
  for (const double value : x) {
    for (const double part : delta) *gradient++ += share * value * part;
  }
  for (std::size_t j = 0; j < layer.bias_gradient.size(); ++j) {
    layer.bias_gradient[j] += share * delta[j];
  }
}

}  // namespace

std::vector<DoubleWeights> double_weights(const Sequential& model) {
  std::vector<DoubleWeights> weights;
  for (const LayerParameters& layer : model.parameters()) {
    const Tensor &kernel = layer.kernel(), &bias = layer.bias();
    weights.push_back({{kernel.begin(), kernel.end()}, {bias.begin(), bias.end()}});
  }
  return weights;
}

std::vector<LayerApart> layers_apart(const Sequential& model) {
  std::vector<LayerApart> layers(model.layers().size());
  for (std::size_t i = 0; i < layers.size(); ++i) {
    layers[i].inputs = element_count(model.layer_input_shape(i));
    layers[i].outputs = element_count(model.layer_output_shape(i));
    layers[i].activation = layer_activation(model.layers()[i]);
    layers[i].has_kernel = std::holds_alternative<Dense>(model.layers()[i]);
  }
  return layers;
}

std::span<const double> input_of(const BatchInDouble& batch, const std::vector<LayerApart>& layers,
                                 std::size_t layer) {
  return layer == 0 ? batch.inputs : layers[layer - 1].a;
}

void go_forward(const std::vector<DoubleWeights>& weights, const BatchInDouble& batch,
                std::vector<LayerApart>& layers, std::size_t first) {
  for (std::size_t i = first; i < layers.size(); ++i) {
    LayerApart& layer = layers[i];
    const std::span<const double> input = input_of(batch, layers, i);
    layer.z.resize(batch.rows * layer.outputs);
    layer.a.resize(batch.rows * layer.outputs);
    for (std::size_t row = 0; row < batch.rows; ++row) {
      const std::span<const double> x = row_of(input, row, layer.inputs);
      const std::span<double> z = row_of(layer.z, row, layer.outputs);
      if (layer.has_kernel) {
        add_up(weights[i], x, z);
      } else {
        std::copy(x.begin(), x.end(), z.begin());
      }
      put_out(layer, row);
    }
  }
}

void go_forward_from_unit(const std::vector<DoubleWeights>& weights, const BatchInDouble& batch,
                          std::vector<LayerApart>& layers, std::size_t layer, std::size_t unit) {
  LayerApart& own = layers[layer];
  const std::vector<double>&kernel = weights[layer].kernel, &bias = weights[layer].bias;
  const std::span<const double> input = input_of(batch, layers, layer);
  for (std::size_t row = 0; row < batch.rows; ++row) {
    const std::span<const double> x = row_of(input, row, own.inputs);
    double& sum = own.z[row * own.outputs + unit];
    sum = bias.empty() ? 0 : bias[unit];
    for (std::size_t k = 0; k < x.size(); ++k) sum += x[k] * kernel[k * own.outputs + unit];
    put_out(own, row);
  }
  go_forward(weights, batch, layers, layer + 1);
}

std::vector<double> sample_losses(Loss loss, const BatchInDouble& batch,
                                  const std::vector<LayerApart>& layers) {
  const LayerApart& last = layers.back();
  const std::size_t width = target_width(loss, last.outputs);
  std::vector<double> losses(batch.rows);
  for (std::size_t row = 0; row < batch.rows; ++row) {
    losses[row] = sample_loss(loss, row_of(last.z, row, last.outputs),
                              row_of(last.a, row, last.outputs), &batch.targets[row * width]);
  }
  return losses;
}

void go_back(Loss loss, const std::vector<DoubleWeights>& weights, const BatchInDouble& batch,
             std::vector<LayerApart>& layers) {
  const bool together = takes_activation(loss, layers.back());
  for (std::size_t i = 0; i < layers.size(); ++i) {
    LayerApart& layer = layers[i];
    const bool fused = together && i + 1 == layers.size();
    layer.sent_back.assign(fused ? 0 : batch.rows * layer.outputs, 0);
    layer.delta.assign(batch.rows * layer.outputs, 0);
    layer.kernel_gradient.assign(weights[i].kernel.size(), 0);
    layer.bias_gradient.assign(weights[i].bias.size(), 0);
  }
  LayerApart& last = layers.back();
  const std::size_t width = target_width(loss, last.outputs);
  const double share = 1 / static_cast<double>(batch.rows);
  for (std::size_t row = 0; row < batch.rows; ++row) {
    begin_back(loss, row_of(last.a, row, last.outputs), &batch.targets[row * width],
               row_of(together ? last.delta : last.sent_back, row, last.outputs));
    for (std::size_t i = layers.size(); i-- > 0;) {
      LayerApart& layer = layers[i];
      if (!layer.sent_back.empty()) take_slope(layer, row);
      if (i > 0) {
        send_back(weights[i], layer, row, row_of(layers[i - 1].sent_back, row, layer.inputs));
      }
      const std::span<const double> input = input_of(batch, layers, i);
      if (layer.has_kernel) add_gradients(layer, row, row_of(input, row, layer.inputs), share);
    }
  }
}

double penalty_of(const Regularizer& regularizer, double weight) {
  return double{regularizer.l1} * std::abs(weight) + double{regularizer.l2} * weight * weight;
}

double penalty_slope(const Regularizer& regularizer, double weight) {
  const double sign = weight > 0 ? 1 : weight < 0 ? -1 : 0;
  return double{regularizer.l1} * sign + 2 * double{regularizer.l2} * weight;
}

Regularizer regularizer_in_force(const Sequential& model, std::size_t layer) {
  const Regularizer* regularizer = kernel_regularizer(model.layers()[layer]);
  return regularizer && !is_frozen(model.layers()[layer]) ? *regularizer : Regularizer{};
}

double penalty_of(const Sequential& model, const std::vector<DoubleWeights>& weights) {
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Regularizer regularizer = regularizer_in_force(model, i);
    if (regularizer == Regularizer{}) continue;
    for (const double weight : weights[i].kernel) sum += penalty_of(regularizer, weight);
  }
  return sum;
}

}  // namespace descent
