#include "engine/layers/layer.hpp"

#include <array>

#include "engine/core/error.hpp"

namespace descent {
namespace {

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
};

struct LastActivation {
  Activation operator()(const Dense& dense) const { return dense.activation; }
  Activation operator()(const ActivationLayer& layer) const { return layer.activation; }
  Activation operator()(const Flatten&) const { return Activation::linear; }
  Activation operator()(const Dropout&) const { return Activation::linear; }
};

}  // namespace

std::string_view layer_name(const Layer& layer) {
  static constexpr std::array<std::string_view, std::variant_size_v<Layer>> names = {
      "Dense", "Activation", "Flatten", "Dropout"};
  return names[layer.index()];
}

Shape output_shape(const Layer& layer, const Shape& input_shape) {
  return std::visit(OutputShape{input_shape}, layer);
}

Activation layer_activation(const Layer& layer) { return std::visit(LastActivation{}, layer); }

std::string_view to_string(Activation activation) {
  switch (activation) {
    case Activation::linear:
      return "linear";
    case Activation::relu:
      return "relu";
    case Activation::leaky_relu:
      return "leaky_relu";
    case Activation::tanh:
      return "tanh";
    case Activation::sigmoid:
      return "sigmoid";
    case Activation::softmax:
      return "softmax";
  }
  return "";
}

const std::vector<Activation>& all_activations() {
  static const std::vector<Activation> all = {Activation::linear,     Activation::relu,
                                              Activation::leaky_relu, Activation::tanh,
                                              Activation::sigmoid,    Activation::softmax};
  return all;
}

}  // namespace descent
