#pragma once

#include "engine/core/words.hpp"
#include "engine/layers/description.hpp"

namespace descent {

// (a, b, …) becomes (a·b·…), in row-major order.
struct Flatten {
  bool operator==(const Flatten&) const = default;

  static constexpr LayerInfo info = {
      .name = "Flatten",
      .article = "a",
      .meaning = tr_noop("puts the rows one after another, 28×28 pixels as 784 numbers."),
  };
  static constexpr auto fields() { return FieldRows{}; }

  Shape output_shape(const Shape& input) const { return {element_count(input)}; }
  ParameterList parameters(const Shape&) const { return {}; }
  std::uint64_t multiply_adds(const Shape&) const { return 0; }
  KeptArrays keeps(const CacheRequest& request) const;
  void forward(const ForwardPass& pass) const;
  void backward(const BackwardPass& pass) const;
};

}  // namespace descent
