#include "tests/model/double_model.hpp"

#include <algorithm>
#include <cmath>

#include "tests/model/double_warp.hpp"

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
      case Activation::elu:
        x = x < 0 ? std::expm1(x) : x;
        break;
      case Activation::tanh:
        x = std::tanh(x);
        break;
      case Activation::sigmoid:
        x = 1 / (1 + std::exp(-x));
        break;
      case Activation::sin:
        x = std::sin(x);
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

// Keras's rule for where windows lie, written down once more: TensorFlow's guide to convolution.
struct Axis {
  std::ptrdiff_t extent, window, stride, outputs, before;

  Axis(std::size_t extent_, std::size_t window_, std::size_t stride_, Padding padding)
      : extent(static_cast<std::ptrdiff_t>(extent_)),
        window(static_cast<std::ptrdiff_t>(window_)),
        stride(static_cast<std::ptrdiff_t>(stride_)) {
    const bool same = padding == Padding::same;
    outputs = ((same ? extent : extent - window + 1) + stride - 1) / stride;
    before = same ? std::max<std::ptrdiff_t>((outputs - 1) * stride + window - extent, 0) / 2 : 0;
  }
  // Where cell k of the window at `output` lies, or -1 outside.
  std::ptrdiff_t at(std::ptrdiff_t output, std::ptrdiff_t k) const {
    const std::ptrdiff_t cell = output * stride + k - before;
    return cell >= 0 && cell < extent ? cell : -1;
  }
};

// Calls body(out y, out x, ky, kx, index of the cell's first channel) for every cell inside.
template <typename Body>
void for_each_cell(const Axis& rows, const Axis& columns, std::size_t channels, Body&& body) {
  for (std::ptrdiff_t y = 0; y < rows.outputs; ++y) {
    for (std::ptrdiff_t x = 0; x < columns.outputs; ++x) {
      for (std::ptrdiff_t ky = 0; ky < rows.window; ++ky) {
        for (std::ptrdiff_t kx = 0; kx < columns.window; ++kx) {
          const std::ptrdiff_t row = rows.at(y, ky), column = columns.at(x, kx);
          if (row < 0 || column < 0) continue;
          body(static_cast<std::size_t>(y * columns.outputs + x),
               static_cast<std::size_t>(ky * columns.window + kx),
               static_cast<std::size_t>(row * columns.extent + column) * channels);
        }
      }
    }
  }
}

// Takes one sample through a layer, from the shape of its input and the weights that follow.
struct Pass {
  const Shape& input;
  const std::vector<double>& x;
  const double*& weights;

  std::size_t channels() const { return input.size() == 3 ? input[2] : 1; }

  std::vector<double> operator()(const Dense& dense) const {
    std::vector<double> y(dense.units);
    for (const double value : x) {
      for (double& sum : y) sum += value * *weights++;
    }
    if (dense.use_bias) {
      for (double& sum : y) sum += *weights++;
    }
    return y;
  }
  std::vector<double> operator()(const Conv2D& conv) const {
    const Axis rows(input[0], conv.kernel_size.height, conv.strides.height, conv.padding);
    const Axis columns(input[1], conv.kernel_size.width, conv.strides.width, conv.padding);
    const double* kernel = weights;
    weights += conv.kernel_size.height * conv.kernel_size.width * channels() * conv.filters;
    std::vector<double> y(static_cast<std::size_t>(rows.outputs * columns.outputs) * conv.filters);
    for_each_cell(rows, columns, channels(),
                  [&](std::size_t position, std::size_t k, std::size_t cell) {
                    for (std::size_t c = 0; c < channels(); ++c) {
                      for (std::size_t f = 0; f < conv.filters; ++f) {
                        y[position * conv.filters + f] +=
                            x[cell + c] * kernel[(k * channels() + c) * conv.filters + f];
                      }
                    }
                  });
    if (conv.use_bias) {
      for (std::size_t i = 0; i < y.size(); ++i) y[i] += weights[i % conv.filters];
      weights += conv.filters;
    }
    return y;
  }
  template <typename Pooling, typename Take>
  std::vector<double> pool(const Pooling& layer, double start, Take&& take) const {
    const Axis rows(input[0], layer.pool_size.height, layer.strides.height, layer.padding);
    const Axis columns(input[1], layer.pool_size.width, layer.strides.width, layer.padding);
    const auto positions = static_cast<std::size_t>(rows.outputs * columns.outputs);
    std::vector<double> y(positions * channels(), start), count(positions);
    for_each_cell(rows, columns, channels(),
                  [&](std::size_t position, std::size_t, std::size_t cell) {
                    ++count[position];
                    for (std::size_t c = 0; c < channels(); ++c) {
                      take(y[position * channels() + c], x[cell + c], count[position]);
                    }
                  });
    return y;
  }
  std::vector<double> operator()(const MaxPooling2D& layer) const {
    return pool(layer, -1e300, [](double& y, double value, double) { y = std::max(y, value); });
  }
  std::vector<double> operator()(const AveragePooling2D& layer) const {
    // The mean of so many, from the mean of one less.
    return pool(layer, 0, [](double& y, double value, double count) { y += (value - y) / count; });
  }
  std::vector<double> operator()(const GlobalAveragePooling2D&) const {
    std::vector<double> y(channels());
    const auto cells = static_cast<double>(x.size() / channels());
    for (std::size_t i = 0; i < x.size(); ++i) y[i % channels()] += x[i] / cells;
    return y;
  }
  template <typename Settings>
    requires requires(const Settings& layer) { layer.fill_mode; }
  std::vector<double> operator()(const Settings& layer) const {
    return DoubleWarp{input, x}(layer);
  }
  // Those that leave a sample as it is, but for an activation.
  template <typename Other>
  std::vector<double> operator()(const Other&) const {
    return x;
  }
};

using Rows = std::vector<std::vector<double>>;

// By the moving mean and variance.
void normalize_by_moving(const BatchNormalization& layer, std::size_t features,
                         std::vector<double>& row, const double*& weights) {
  const double* gamma = layer.scale ? weights : nullptr;
  if (layer.scale) weights += features;
  const double* beta = layer.center ? weights : nullptr;
  if (layer.center) weights += features;
  const double *mean = weights, *variance = weights + features;
  weights += 2 * features;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::size_t c = i % features;
    const double deviation = std::sqrt(variance[c] + static_cast<double>(layer.epsilon));
    row[i] = (gamma ? gamma[c] : 1) * (row[i] - mean[c]) / deviation + (beta ? beta[c] : 0);
  }
}

// Over all rows, and all places of a picture, with the batch's own mean and variance.
void normalize(const BatchNormalization& layer, std::size_t features, Rows& rows,
               const double*& weights) {
  const double* gamma = layer.scale ? weights : nullptr;
  if (layer.scale) weights += features;
  const double* beta = layer.center ? weights : nullptr;
  if (layer.center) weights += features;
  weights += 2 * features;  // the moving ones
  const std::size_t places = rows[0].size() / features;
  const auto count = static_cast<double>(rows.size() * places);
  for (std::size_t c = 0; c < features; ++c) {
    const auto sum_of = [&](auto&& term) {
      double sum = 0;
      for (std::vector<double>& row : rows) {
        for (std::size_t i = c; i < row.size(); i += features) sum += term(row[i]);
      }
      return sum;
    };
    const double mean = sum_of([](double x) { return x; }) / count;
    const double variance = sum_of([&](double x) { return (x - mean) * (x - mean); }) / count;
    const double deviation = std::sqrt(variance + static_cast<double>(layer.epsilon));
    sum_of([&](double& x) {
      x = (gamma ? gamma[c] : 1) * (x - mean) / deviation + (beta ? beta[c] : 0);
      return 0;
    });
  }
}

}  // namespace

DoubleModel::DoubleModel(const Sequential& model) : model_(model) {
  for (const Tensor* tensor : tensors(model.parameters())) {
    parameters_.insert(parameters_.end(), tensor->begin(), tensor->end());
  }
}

std::vector<std::vector<double>> DoubleModel::outputs(const std::vector<float>& inputs,
                                                      std::size_t rows) const {
  const std::size_t size = element_count(model_.input_shape());
  Rows values(rows);
  for (std::size_t r = 0; r < rows; ++r) {
    values[r].assign(inputs.data() + r * size, inputs.data() + (r + 1) * size);
  }
  const double* weights = parameters_.data();
  for (std::size_t i = 0; i < model_.layers().size(); ++i) {
    const Layer& layer = model_.layers()[i];
    const Shape& shape = model_.layer_input_shape(i);
    if (const auto* norm = std::get_if<BatchNormalization>(&layer)) {
      if (norm->trainable) {
        normalize(*norm, shape.back(), values, weights);
        continue;
      }
      const double* own = weights;
      for (std::vector<double>& row : values) {
        weights = own;
        normalize_by_moving(*norm, shape.back(), row, weights);
      }
      continue;
    }
    const double* first = weights;
    for (std::vector<double>& row : values) {
      weights = first;
      row = std::visit(Pass{shape, row, weights}, layer);
      activate(layer_activation(layer), row);
    }
  }
  return values;
}

std::vector<double> DoubleModel::logits(const std::vector<double>& sample) const {
  std::vector<double> row = sample;
  const double* weights = parameters_.data();
  for (std::size_t i = 0; i < model_.layers().size(); ++i) {
    const Layer& layer = model_.layers()[i];
    const Shape& shape = model_.layer_input_shape(i);
    if (layer_info(layer).augments) continue;
    if (const auto* norm = std::get_if<BatchNormalization>(&layer)) {
      normalize_by_moving(*norm, shape.back(), row, weights);
      continue;
    }
    row = std::visit(Pass{shape, row, weights}, layer);
    if (i + 1 < model_.layers().size()) activate(layer_activation(layer), row);
  }
  return row;
}

double DoubleModel::loss(Loss loss, const std::vector<float>& inputs,
                         const std::vector<float>& targets, std::size_t rows) const {
  double sum = 0;
  const Rows all = outputs(inputs, rows);
  for (std::size_t r = 0; r < rows; ++r) {
    const std::vector<double>& y = all[r];
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
    for (const ParameterSpec& parameter : model_.parameter_list(i)) {
      for (std::size_t k = 0; k < element_count(parameter.shape); ++k) {
        const double w = *weights++;
        if (!parameter.trainable) continue;
        penalty += parameter.regularizer.l1 * std::abs(w) + parameter.regularizer.l2 * w * w;
      }
    }
  }
  return sum / static_cast<double>(rows) + penalty;
}

}  // namespace descent::tests
