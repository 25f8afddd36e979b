#include "engine/layers/conv2d.hpp"

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {

Shape Conv2D::output_shape(const Shape& input) const {
  if (filters == 0) throw Error(tr("Conv2D needs at least 1 filter."));
  const Shape output = shape_of(window(input), filters);
  if (activation == Activation::softmax) {
    throw Error(
        tr("softmax takes one row of numbers per sample but Conv2D makes {0}: put a Flatten and an "
           "Activation layer behind it.",
           to_string(output)));
  }
  return output;
}

ParameterList Conv2D::parameters(const Shape& input) const {
  const SlidingWindow slides = window(input);
  ParameterList list = {
      {.name = "kernel",
       .shape = {slides.window_height, slides.window_width, slides.channels, filters},
       .initializer = kernel_initializer,
       .regularizer = kernel_regularizer}};
  if (use_bias) {
    list.push_back({.name = "bias", .shape = {filters}, .initializer = bias_initializer});
  }
  return list;
}

std::uint64_t Conv2D::multiply_adds(const Shape& input) const {
  const SlidingWindow slides = window(input);
  return std::uint64_t{slides.positions()} * slides.patch_size() * filters;
}

}  // namespace descent
