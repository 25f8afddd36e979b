#include "engine/layers/parameter_shapes.hpp"

namespace descent {
namespace {

struct ShapesOf {
  const Shape& input;

  ParameterShapes operator()(const Dense& dense) const {
    return {{input[0], dense.units}, dense.use_bias ? Shape{dense.units} : Shape{}};
  }
  ParameterShapes operator()(const Conv2D& conv) const {
    const SlidingWindow window = sliding_window(conv, input);
    return {{window.window_height, window.window_width, window.channels, conv.filters},
            conv.use_bias ? Shape{conv.filters} : Shape{}};
  }
  ParameterShapes operator()(const MaxPooling2D&) const { return {}; }
  ParameterShapes operator()(const AveragePooling2D&) const { return {}; }
  ParameterShapes operator()(const ActivationLayer&) const { return {}; }
  ParameterShapes operator()(const Flatten&) const { return {}; }
  ParameterShapes operator()(const Dropout&) const { return {}; }
};

std::uint64_t count(const Shape& shape) {
  if (shape.empty()) return 0;
  std::uint64_t product = 1;
  for (const std::size_t extent : shape) product *= extent;
  return product;
}

struct MultiplyAdds {
  const Shape& input;

  std::uint64_t operator()(const Dense& dense) const { return count({input[0], dense.units}); }
  std::uint64_t operator()(const Conv2D& conv) const {
    const SlidingWindow window = sliding_window(conv, input);
    return count({window.positions(), window.patch_size(), conv.filters});
  }
  std::uint64_t operator()(const MaxPooling2D& pool) const { return numbers_covered(pool); }
  std::uint64_t operator()(const AveragePooling2D& pool) const { return numbers_covered(pool); }
  std::uint64_t operator()(const ActivationLayer&) const { return 0; }
  std::uint64_t operator()(const Flatten&) const { return 0; }
  std::uint64_t operator()(const Dropout&) const { return 0; }

  template <typename Pooling>
  std::uint64_t numbers_covered(const Pooling& pool) const {
    const SlidingWindow window = sliding_window(pool, input);
    return count({window.positions(), window.patch_size()});
  }
};

}  // namespace

ParameterShapes parameter_shapes(const Layer& layer, const Shape& input_shape) {
  return std::visit(ShapesOf{input_shape}, layer);
}

std::uint64_t parameter_count(const ParameterShapes& shapes) {
  return count(shapes.kernel) + count(shapes.bias);
}

Fans kernel_fans(const Shape& kernel) {
  if (kernel.size() < 2) return {};
  const std::size_t in = kernel[kernel.size() - 2], out = kernel.back();
  const std::size_t cells = element_count(kernel) / (in * out);
  return {in * cells, out * cells};
}

std::uint64_t multiply_adds(const Layer& layer, const Shape& input_shape) {
  return std::visit(MultiplyAdds{input_shape}, layer);
}

}  // namespace descent
