#include "engine/inspect/receptive_field.hpp"

#include <variant>

#include "engine/inspect/map_numbers.hpp"
#include "engine/inspect/window_over.hpp"

namespace descent {

ReceptiveField receptive_field(const Sequential& model, std::size_t layer, std::size_t row,
                               std::size_t column) {
  const MapShape picture = map_shape(model.input_shape());
  const ReceptiveField whole{0, 0, picture.height, picture.width};
  ReceptiveField field{static_cast<std::ptrdiff_t>(row), static_cast<std::ptrdiff_t>(column), 1, 1};
  for (std::size_t i = layer + 1; i-- > 0;) {
    const Shape& input = model.layer_input_shape(i);
    const Shape& output = model.layer_output_shape(i);
    if (const auto w = window_of(model.layers()[i], input)) {
      if (w->out_height * w->out_width == 1 && map_shape(output).cells() != 1) return whole;
      field.top = field.top * static_cast<std::ptrdiff_t>(w->stride_y) -
                  static_cast<std::ptrdiff_t>(w->top);
      field.left = field.left * static_cast<std::ptrdiff_t>(w->stride_x) -
                   static_cast<std::ptrdiff_t>(w->left);
      field.height = (field.height - 1) * w->stride_y + w->window_height;
      field.width = (field.width - 1) * w->stride_x + w->window_width;
    } else if (!map_shape(input).picture || !map_shape(output).picture) {
      return whole;
    }
  }
  return field;
}

}  // namespace descent
