#pragma once

#include <string_view>
#include <vector>

#include "engine/core/tensor.hpp"

namespace descent {

// A layer's parameters as named tensors, in the order of its list (parameter_list.hpp): what
// training changes of it. Gradients have the same form. The names are literals of the program.
class LayerParameters {
 public:
  struct Named {
    std::string_view name;
    Tensor values;
  };

  void add(std::string_view name, Tensor values) { list_.push_back({name, std::move(values)}); }

  bool empty() const { return list_.empty(); }
  std::size_t size() const { return list_.size(); }
  auto begin() const { return list_.begin(); }
  auto end() const { return list_.end(); }
  auto begin() { return list_.begin(); }
  auto end() { return list_.end(); }
  const Tensor& operator[](std::size_t index) const { return list_[index].values; }
  Tensor& operator[](std::size_t index) { return list_[index].values; }

  // Null where there is none of that name.
  const Tensor* find(std::string_view name) const;
  Tensor* find(std::string_view name);

  // Those of Dense and Conv2D. Empty where the layer has none: which cannot be written to.
  const Tensor& kernel() const { return get("kernel"); }
  const Tensor& bias() const { return get("bias"); }
  // An Error where the layer has none.
  Tensor& kernel() { return get("kernel"); }
  Tensor& bias() { return get("bias"); }

  // How many numbers all of them have.
  std::size_t count() const;

 private:
  const Tensor& get(std::string_view name) const;
  Tensor& get(std::string_view name);

  std::vector<Named> list_;
};

// Same names and shapes.
bool same_form(const LayerParameters& a, const LayerParameters& b);

}  // namespace descent
