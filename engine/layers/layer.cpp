#include "engine/layers/layer.hpp"

#include <utility>

#include "engine/core/error.hpp"

namespace descent {
namespace {

Shape shape_of(const SlidingWindow& window, std::size_t channels) {
  return {window.out_height, window.out_width, channels};
}

struct OutputShape {
  const Shape& input;

  Shape operator()(const Dense& dense) const {
    if (input.size() != 1) {
      throw Error("Dense takes one row of numbers per sample but gets " + to_string(input) +
                  ": put a Flatten layer before it.");
    }
    if (dense.units == 0) throw Error("Dense needs at least 1 unit.");
    return {dense.units};
  }
  Shape operator()(const ActivationLayer& layer) const {
    if (layer.activation == Activation::softmax && input.size() != 1) {
      throw Error("softmax takes one row of numbers per sample but gets " + to_string(input) +
                  ": put a Flatten layer before it.");
    }
    return input;
  }
  Shape operator()(const Flatten&) const { return {element_count(input)}; }
  Shape operator()(const Dropout& dropout) const {
    if (!(dropout.rate >= 0 && dropout.rate < 1)) {
      throw Error("Dropout's rate is a share from 0 up to, but not including, 1.");
    }
    return input;
  }
  Shape operator()(const Conv2D& conv) const {
    if (conv.filters == 0) throw Error("Conv2D needs at least 1 filter.");
    const Shape output = shape_of(sliding_window(conv, input), conv.filters);
    if (conv.activation == Activation::softmax) {
      throw Error("softmax takes one row of numbers per sample but Conv2D makes " +
                  to_string(output) + ": put a Flatten and an Activation layer behind it.");
    }
    return output;
  }
  Shape operator()(const MaxPooling2D& pool) const {
    const SlidingWindow window = sliding_window(pool, input);
    return shape_of(window, window.channels);
  }
  Shape operator()(const AveragePooling2D& pool) const {
    const SlidingWindow window = sliding_window(pool, input);
    return shape_of(window, window.channels);
  }
};

struct LastActivation {
  Activation operator()(const Dense& dense) const { return dense.activation; }
  Activation operator()(const ActivationLayer& layer) const { return layer.activation; }
  Activation operator()(const Flatten&) const { return Activation::linear; }
  Activation operator()(const Dropout&) const { return Activation::linear; }
  Activation operator()(const Conv2D& conv) const { return conv.activation; }
  Activation operator()(const MaxPooling2D&) const { return Activation::linear; }
  Activation operator()(const AveragePooling2D&) const { return Activation::linear; }
};

struct RegularizerOf {
  const Regularizer* operator()(const Dense& dense) const { return &dense.kernel_regularizer; }
  const Regularizer* operator()(const Conv2D& conv) const { return &conv.kernel_regularizer; }
  const Regularizer* operator()(const MaxPooling2D&) const { return nullptr; }
  const Regularizer* operator()(const AveragePooling2D&) const { return nullptr; }
  const Regularizer* operator()(const ActivationLayer&) const { return nullptr; }
  const Regularizer* operator()(const Flatten&) const { return nullptr; }
  const Regularizer* operator()(const Dropout&) const { return nullptr; }
};

}  // namespace

const std::vector<std::string_view>& layer_names() {
  static const std::vector<std::string_view> names = {
      "Dense", "Activation", "Flatten", "Dropout", "Conv2D", "MaxPooling2D", "AveragePooling2D"};
  static_assert(std::variant_size_v<Layer> == 7, "name the new layer here");
  return names;
}

std::string_view layer_name(const Layer& layer) { return layer_names()[layer.index()]; }

Shape output_shape(const Layer& layer, const Shape& input_shape) {
  return std::visit(OutputShape{input_shape}, layer);
}

Activation layer_activation(const Layer& layer) { return std::visit(LastActivation{}, layer); }

const Regularizer* kernel_regularizer(const Layer& layer) {
  return std::visit(RegularizerOf{}, layer);
}

Regularizer* kernel_regularizer(Layer& layer) {
  return const_cast<Regularizer*>(kernel_regularizer(std::as_const(layer)));
}

std::string_view to_string(Activation activation) {
  switch (activation) {
    case Activation::linear:
      return "linear";
    case Activation::relu:
      return "relu";
    case Activation::leaky_relu:
      return "leaky_relu";
    case Activation::elu:
      return "elu";
    case Activation::tanh:
      return "tanh";
    case Activation::sigmoid:
      return "sigmoid";
    case Activation::sin:
      return "sin";
    case Activation::softmax:
      return "softmax";
  }
  return "";
}

const std::vector<Activation>& all_activations() {
  static const std::vector<Activation> all = {
      Activation::linear, Activation::relu,    Activation::leaky_relu, Activation::elu,
      Activation::tanh,   Activation::sigmoid, Activation::sin,        Activation::softmax};
  return all;
}

}  // namespace descent
