#include "engine/model/carry_over.hpp"

#include <algorithm>

namespace descent {
namespace {

// Layers that learn, by their numbers.
std::vector<std::size_t> layers_with_parameters(const Sequential& model) {
  std::vector<std::size_t> layers;
  for (std::size_t i = 0; i < model.layers().size(); ++i) {
    if (!model.parameters()[i].empty()) layers.push_back(i);
  }
  return layers;
}

// The last layer that sees the model's inputs one by one: the first with a kernel, which mixes
// them.
std::size_t last_of_inputs(const Sequential& model) {
  for (std::size_t i = 0; i < model.layers().size(); ++i) {
    if (model.parameters()[i].find("kernel")) return i;
  }
  return model.layers().size();
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

bool is_kernel(const Tensor& values) { return values.dimension() >= 2; }

// Another window looks at other places.
bool same_window(const LayerParameters& from, const LayerParameters& to) {
  for (const auto& [name, values] : to) {
    const Tensor* old = from.find(name);
    if (!old || !is_kernel(values)) continue;
    if (old->dimension() != values.dimension()) return false;
    for (std::size_t d = 0; d + 2 < values.dimension(); ++d) {
      if (old->shape(d) != values.shape(d)) return false;
    }
  }
  return true;
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
      : from_(from),
        to_(to),
        inputs_(inputs),
        last_of_inputs_(last_of_inputs(to)),
        copied_(to.layers().size(), 0) {}

  std::vector<std::size_t> run() {
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
  static std::size_t units_of(const LayerParameters& parameters) {
    return parameters[0].shape().back();
  }
  bool same_units(std::size_t old_layer, std::size_t new_layer) const {
    return units_of(from_.parameters()[old_layer]) == units_of(to_.parameters()[new_layer]);
  }

  bool maps_inputs(std::size_t new_layer) const { return inputs_ && new_layer <= last_of_inputs_; }

  // Which of the old inputs the layer's `input` is, if there are `count` of them.
  std::optional<std::size_t> old_input(std::size_t new_layer, std::size_t input,
                                       std::size_t count) const {
    std::optional<std::size_t> old = input;
    if (maps_inputs(new_layer)) old = input < inputs_->size() ? (*inputs_)[input] : std::nullopt;
    return old && *old < count ? old : std::nullopt;
  }

  void copy_common(std::size_t old_layer, std::size_t new_layer) {
    const LayerParameters& old_ones = from_.parameters()[old_layer];
    LayerParameters& new_ones = to_.parameters()[new_layer];
    if (!same_window(old_ones, new_ones) || !same_inputs(from_, old_layer, to_, new_layer)) return;
    const bool of_inputs = new_layer < last_of_inputs_;  // its vectors have a number for each
    for (auto& [name, values] : new_ones) {
      const Tensor* old = old_ones.find(name);
      if (!old) continue;
      if (is_kernel(values)) {
        copy_kernel(*old, new_layer, values);
      } else if (of_inputs) {
        copy_each_input(*old, new_layer, values);
      } else {
        const std::size_t count = std::min(old->size(), values.size());
        std::copy_n(old->data(), count, values.data());
        copied_[new_layer] += count;
      }
    }
  }

  void copy_kernel(const Tensor& from, std::size_t new_layer, Tensor& to) {
    const KernelShape a = kernel_shape(from), b = kernel_shape(to);
    const std::size_t outputs = std::min(a.outputs, b.outputs);
    for (std::size_t cell = 0; cell < b.cells; ++cell) {
      for (std::size_t input = 0; input < b.inputs; ++input) {
        const auto old_row = old_input(new_layer, input, a.inputs);
        if (!old_row) continue;
        std::copy_n(from.data() + (cell * a.inputs + *old_row) * a.outputs, outputs,
                    to.data() + (cell * b.inputs + input) * b.outputs);
        copied_[new_layer] += outputs;
      }
    }
  }

  void copy_each_input(const Tensor& from, std::size_t new_layer, Tensor& to) {
    for (std::size_t input = 0; input < to.size(); ++input) {
      const auto old = old_input(new_layer, input, from.size());
      if (!old) continue;
      to.data()[input] = from.data()[*old];
      ++copied_[new_layer];
    }
  }

  void copy_same(std::size_t old_layer, std::size_t new_layer) {
    const LayerParameters& old_ones = from_.parameters()[old_layer];
    if (maps_inputs(new_layer) || !same_form(old_ones, to_.parameters()[new_layer])) return;
    to_.parameters()[new_layer] = old_ones;
    copied_[new_layer] += old_ones.count();
  }

  const Sequential& from_;
  Sequential& to_;
  const InputMap* inputs_;
  std::size_t last_of_inputs_;       // of the new layers
  std::vector<std::size_t> copied_;  // of each new layer
};

}  // namespace

std::vector<std::size_t> carry_over(const Sequential& from, Sequential& to,
                                    const InputMap* inputs) {
  return CarryOver(from, to, inputs).run();
}

}  // namespace descent
