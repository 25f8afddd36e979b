#include "engine/formats/channel_order.hpp"

#include <variant>

namespace descent {

std::vector<std::optional<PictureShape>> flattened_pictures(const Sequential& model) {
  std::vector<std::optional<PictureShape>> pictures;
  std::optional<PictureShape> flattened;
  for (std::size_t i = 0; i < model.layers().size(); ++i) {
    pictures.push_back(flattened);
    const Layer& layer = model.layers()[i];
    const Shape& input = model.layer_input_shape(i);
    if (std::holds_alternative<Dense>(layer)) flattened.reset();
    if (!std::holds_alternative<Flatten>(layer) || input.size() != 3) continue;
    const bool same_both_ways = input[2] == 1 || input[0] * input[1] == 1;
    if (!same_both_ways) flattened = PictureShape{input[0], input[1], input[2]};
  }
  return pictures;
}

std::vector<std::size_t> channels_first_places(const PictureShape& picture) {
  const std::size_t pixels = picture.height * picture.width;
  std::vector<std::size_t> places;
  for (std::size_t pixel = 0; pixel < pixels; ++pixel) {
    for (std::size_t channel = 0; channel < picture.channels; ++channel) {
      places.push_back(channel * pixels + pixel);
    }
  }
  return places;
}

}  // namespace descent
