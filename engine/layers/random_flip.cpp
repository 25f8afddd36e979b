#include "engine/layers/random_flip.hpp"

#include "engine/layers/picture_window.hpp"

namespace descent {

std::string_view to_string(FlipMode mode) {
  switch (mode) {
    case FlipMode::horizontal:
      return "horizontal";
    case FlipMode::vertical:
      return "vertical";
    case FlipMode::horizontal_and_vertical:
      return "horizontal_and_vertical";
  }
  return "";
}

const std::vector<FlipMode>& all_flip_modes() {
  static const std::vector<FlipMode> all = {FlipMode::horizontal, FlipMode::vertical,
                                            FlipMode::horizontal_and_vertical};
  return all;
}

Shape RandomFlip::output_shape(const Shape& input) const {
  picture_shape(info.name, input);
  return input;
}

}  // namespace descent
