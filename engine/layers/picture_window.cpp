#include "engine/layers/picture_window.hpp"

#include <string>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

std::string to_text(Size2D size) {
  return std::to_string(size.height) + "×" + std::to_string(size.width);
}

// Of one dimension: how many places, and by how much the first one stands out.
struct Places {
  std::size_t count, padding;
};

Places places(std::size_t extent, std::size_t window, std::size_t stride, Padding padding) {
  if (padding == Padding::valid) return {(extent - window) / stride + 1, 0};
  const std::size_t count = (extent + stride - 1) / stride;
  const std::size_t reach = (count - 1) * stride + window;  // of all places together
  return {count, reach > extent ? (reach - extent) / 2 : 0};
}

void check(const WindowSettings& settings, const PictureShape& picture, const Shape& input) {
  const auto& [layer, size_key, size, strides, padding] = settings;
  if (size.height == 0 || size.width == 0) throw Error(tr("{0}'s {1} is 0.", layer, size_key));
  if (strides.height == 0 || strides.width == 0) throw Error(tr("{0}'s strides are 0.", layer));
  if (padding == Padding::valid && (size.height > picture.height || size.width > picture.width)) {
    throw Error(
        tr("{0}'s window of {1} does not fit into its input of {2}: choose a smaller {3} or the "
           "padding \"same\".",
           layer, to_text(size), to_string(input), size_key));
  }
}

}  // namespace

PictureShape picture_shape(std::string_view layer, const Shape& input) {
  if ((input.size() != 2 && input.size() != 3) || element_count(input) == 0) {
    throw Error(
        tr("{0} takes pictures of (height, width, channels) but gets {1}: put it before the "
           "Flatten layer, on images.",
           layer, to_string(input)));
  }
  return {input[0], input[1], input.size() == 3 ? input[2] : 1};
}

SlidingWindow slide(const WindowSettings& settings, const Shape& input) {
  const PictureShape picture = picture_shape(settings.layer, input);
  check(settings, picture, input);
  const auto& [layer, size_key, size, strides, padding] = settings;
  const Places rows = places(picture.height, size.height, strides.height, padding);
  const Places columns = places(picture.width, size.width, strides.width, padding);
  SlidingWindow window{};
  window.height = picture.height;
  window.width = picture.width;
  window.channels = picture.channels;
  window.window_height = size.height;
  window.window_width = size.width;
  window.stride_y = strides.height;
  window.stride_x = strides.width;
  window.top = rows.padding;
  window.left = columns.padding;
  window.out_height = rows.count;
  window.out_width = columns.count;
  return window;
}

Shape shape_of(const SlidingWindow& window, std::size_t channels) {
  return {window.out_height, window.out_width, channels};
}

std::string_view to_string(Padding padding) { return padding == Padding::valid ? "valid" : "same"; }

const std::vector<Padding>& all_paddings() {
  static const std::vector<Padding> all = {Padding::valid, Padding::same};
  return all;
}

}  // namespace descent
