#include "engine/layers/activations.hpp"

namespace descent {

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
