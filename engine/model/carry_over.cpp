#include "engine/model/carry_over.hpp"

#include <algorithm>

namespace descent {
namespace {

// Layers that learn, by their numbers.
std::vector<std::size_t> layers_with_parameters(const Sequential& model) {
  std::vector<std::size_t> layers;
  for (std::size_t i = 0; i < model.layers().size(); ++i) {
    if (model.parameters()[i].kernel.size() > 0) layers.push_back(i);
  }
  return layers;
}

// A matrix of a kernel: rows of as many numbers as there are outputs. A Dense layer's rows are its
// inputs; a convolution's, for each cell of the window, its channels.
struct KernelShape {
  std::size_t cells, inputs, outputs;
};

KernelShape kernel_shape(const Tensor& kernel) {
  const std::size_t outputs = kernel.shape().back();
  const std::size_t inputs = kernel.shape(kernel.dimension() - 2);
  return {kernel.size() / (inputs * outputs), inputs, outputs};
}

bool same_shapes(const LayerParameters& a, const LayerParameters& b) {
  return a.kernel.shape() == b.kernel.shape() && a.bias.shape() == b.bias.shape();
}

// Whether input i of one means what input i of the other does. Behind a Flatten layer a row of
// another length is in another order.
bool same_inputs(const Sequential& from, std::size_t old_layer, const Sequential& to,
                 std::size_t new_layer) {
  const auto flattened = [](const Sequential& model, std::size_t layer) {
    for (std::size_t i = 0; i < layer; ++i) {
      const bool flat = std::holds_alternative<Flatten>(model.layers()[i]);
      if (flat && model.layer_input_shape(i).size() > 1) return true;
    }
    return false;
  };
  return from.layer_input_shape(old_layer) == to.layer_input_shape(new_layer) ||
         (!flattened(from, old_layer) && !flattened(to, new_layer));
}

class CarryOver {
 public:
  CarryOver(const Sequential& from, Sequential& to, const InputMap* inputs)
      : from_(from), to_(to), inputs_(inputs) {
    const std::vector<std::size_t> after = layers_with_parameters(to);
    first_ = after.empty() ? 0 : after.front();
  }

  std::size_t run() {
    const std::vector<std::size_t> before = layers_with_parameters(from_);
    const std::vector<std::size_t> after = layers_with_parameters(to_);
    const std::size_t shorter = std::min(before.size(), after.size());
    const bool as_many = before.size() == after.size();
    const auto same_kind = [&](std::size_t a, std::size_t b) {
      return from_.layers()[a].index() == to_.layers()[b].index();
    };
    // Where layers came or went, a last layer is matched with a last layer, not with a hidden one.
    const std::size_t most_front = as_many || shorter == 0 ? shorter : shorter - 1;
    std::size_t front = 0;
    while (front < most_front && same_kind(before[front], after[front])) {
      if (!as_many && !same_units(before[front], after[front])) break;
      copy_common(before[front], after[front]);
      ++front;
    }
    for (std::size_t back = 1; front + back <= shorter; ++back) {
      const std::size_t old_layer = before[before.size() - back];
      const std::size_t new_layer = after[after.size() - back];
      if (!same_kind(old_layer, new_layer)) break;
      copy_same(old_layer, new_layer);
    }
    return copied_;
  }

 private:
  bool same_units(std::size_t old_layer, std::size_t new_layer) const {
    return from_.parameters()[old_layer].kernel.shape().back() ==
           to_.parameters()[new_layer].kernel.shape().back();
  }

  // Which row of the old kernel a row of the new one is.
  std::optional<std::size_t> old_input(std::size_t new_layer, std::size_t input) const {
    if (new_layer != first_ || !inputs_) return input;
    return input < inputs_->size() ? (*inputs_)[input] : std::nullopt;
  }

  void copy_common(std::size_t old_layer, std::size_t new_layer) {
    const LayerParameters& old_ones = from_.parameters()[old_layer];
    LayerParameters& new_ones = to_.parameters()[new_layer];
    const KernelShape a = kernel_shape(old_ones.kernel), b = kernel_shape(new_ones.kernel);
    const std::size_t outputs = std::min(a.outputs, b.outputs);
    // Another window looks at other places.
    const bool same_window =
        old_ones.kernel.dimension() == 2 || (old_ones.kernel.shape(0) == new_ones.kernel.shape(0) &&
                                             old_ones.kernel.shape(1) == new_ones.kernel.shape(1));
    if (!same_window || !same_inputs(from_, old_layer, to_, new_layer)) return;
    for (std::size_t cell = 0; cell < b.cells; ++cell) {
      for (std::size_t input = 0; input < b.inputs; ++input) {
        const auto old_row = old_input(new_layer, input);
        if (!old_row || *old_row >= a.inputs) continue;
        std::copy_n(old_ones.kernel.data() + (cell * a.inputs + *old_row) * a.outputs, outputs,
                    new_ones.kernel.data() + (cell * b.inputs + input) * b.outputs);
        copied_ += outputs;
      }
    }
    const std::size_t biases = std::min(old_ones.bias.size(), new_ones.bias.size());
    std::copy_n(old_ones.bias.data(), biases, new_ones.bias.data());
    copied_ += biases;
  }

  void copy_same(std::size_t old_layer, std::size_t new_layer) {
    const LayerParameters& old_ones = from_.parameters()[old_layer];
    const bool other_inputs = new_layer == first_ && inputs_;
    if (other_inputs || !same_shapes(old_ones, to_.parameters()[new_layer])) return;
    to_.parameters()[new_layer] = old_ones;
    copied_ += old_ones.kernel.size() + old_ones.bias.size();
  }

  const Sequential& from_;
  Sequential& to_;
  const InputMap* inputs_;
  std::size_t first_ = 0;  // of the new layers, that has parameters
  std::size_t copied_ = 0;
};

}  // namespace

std::size_t carry_over(const Sequential& from, Sequential& to, const InputMap* inputs) {
  return CarryOver(from, to, inputs).run();
}

}  // namespace descent
