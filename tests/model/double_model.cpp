#include "tests/model/double_model.hpp"

#include <algorithm>
#include <cmath>

namespace descent::tests {
namespace {

void activate(Activation activation, std::vector<double>& values) {
  double total = 0;
  for (double& x : values) {
    switch (activation) {
      case Activation::linear:
        break;
      case Activation::relu:
        x = std::max(x, 0.0);
        break;
      case Activation::leaky_relu:
        x = x < 0 ? static_cast<double>(leaky_relu_slope) * x : x;
        break;
      case Activation::tanh:
        x = std::tanh(x);
        break;
      case Activation::sigmoid:
        x = 1 / (1 + std::exp(-x));
        break;
      case Activation::softmax:
        x = std::exp(x);
        total += x;
        break;
    }
  }
  if (activation == Activation::softmax) {
    for (double& x : values) x /= total;
  }
}

}  // namespace

DoubleModel::DoubleModel(const Sequential& model) : model_(model) {
  for (const Tensor* tensor : tensors(model.parameters())) {
    parameters_.insert(parameters_.end(), tensor->begin(), tensor->end());
  }
}

std::vector<double> DoubleModel::outputs(const std::vector<float>& inputs, std::size_t row) const {
  const auto size = static_cast<std::ptrdiff_t>(element_count(model_.input_shape()));
  const auto first = inputs.begin() + static_cast<std::ptrdiff_t>(row) * size;
  std::vector<double> values(first, first + size);
  const double* weights = parameters_.data();
  for (const Layer& layer : model_.layers()) {
    if (const auto* dense = std::get_if<Dense>(&layer)) {
      std::vector<double> next(dense->units);
      for (const double x : values) {
        for (double& sum : next) sum += x * *weights++;
      }
      if (dense->use_bias) {
        for (double& sum : next) sum += *weights++;
      }
      values = next;
    }
    activate(layer_activation(layer), values);
  }
  return values;
}

double DoubleModel::loss(Loss loss, const std::vector<float>& inputs,
                         const std::vector<float>& targets, std::size_t rows) const {
  double sum = 0;
  for (std::size_t r = 0; r < rows; ++r) {
    const std::vector<double> y = outputs(inputs, r);
    if (loss == Loss::sparse_categorical_crossentropy) {
      sum -= std::log(y[static_cast<std::size_t>(targets[r])]);
      continue;
    }
    for (std::size_t c = 0; c < y.size(); ++c) {
      const double t = targets[r * y.size() + c];
      double one = (y[c] - t) * (y[c] - t);
      if (loss == Loss::mean_absolute_error) one = std::abs(y[c] - t);
      if (loss == Loss::binary_crossentropy) {
        one = -t * std::log(y[c]) - (1 - t) * std::log(1 - y[c]);
      }
      sum += one / static_cast<double>(y.size());
    }
  }
  double penalty = 0;
  const double* weights = parameters_.data();
  for (std::size_t i = 0; i < model_.layers().size(); ++i) {
    const auto* dense = std::get_if<Dense>(&model_.layers()[i]);
    if (!dense) continue;
    for (std::size_t k = 0; k < model_.parameters()[i].kernel.size(); ++k) {
      const double w = weights[k];
      penalty += dense->kernel_regularizer.l1 * std::abs(w) + dense->kernel_regularizer.l2 * w * w;
    }
    weights += model_.parameter_count(i);
  }
  return sum / static_cast<double>(rows) + penalty;
}

}  // namespace descent::tests
