#include "engine/layers/dense.hpp"

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {

Shape Dense::output_shape(const Shape& input) const {
  if (input.size() != 1) {
    throw Error(
        tr("Dense takes one row of numbers per sample but gets {0}: put a Flatten layer before it.",
           to_string(input)));
  }
  if (units == 0) throw Error(tr("Dense needs at least 1 unit."));
  return {units};
}

ParameterList Dense::parameters(const Shape& input) const {
  ParameterList list = {{.name = "kernel",
                         .shape = {input[0], units},
                         .initializer = kernel_initializer,
                         .regularizer = kernel_regularizer}};
  if (use_bias) list.push_back({.name = "bias", .shape = {units}, .initializer = bias_initializer});
  return list;
}

std::uint64_t Dense::multiply_adds(const Shape& input) const {
  return std::uint64_t{input[0]} * units;
}

}  // namespace descent
