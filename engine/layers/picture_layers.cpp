#include "engine/layers/picture_layers.hpp"

#include <string>

#include "engine/core/error.hpp"

namespace descent {
namespace {

struct WindowSettings {
  std::string_view layer, size_key;  // for error messages: "Conv2D", "kernel_size"
  Size2D size, strides;
  Padding padding;
};

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

[[noreturn]] void fail(const WindowSettings& settings, const std::string& what) {
  throw Error(std::string(settings.layer) + what);
}

void check(const WindowSettings& settings, const Shape& input) {
  const auto& [layer, size_key, size, strides, padding] = settings;
  if ((input.size() != 2 && input.size() != 3) || element_count(input) == 0) {
    fail(settings, " takes pictures of (height, width, channels) but gets " + to_string(input) +
                       ": put it before the Flatten layer, on images.");
  }
  if (size.height == 0 || size.width == 0) fail(settings, "'s " + std::string(size_key) + " is 0.");
  if (strides.height == 0 || strides.width == 0) fail(settings, "'s strides are 0.");
  if (padding == Padding::valid && (size.height > input[0] || size.width > input[1])) {
    fail(settings, "'s window of " + to_text(size) + " does not fit into its input of " +
                       to_string(input) + ": choose a smaller " + std::string(size_key) +
                       " or the padding \"same\".");
  }
}

SlidingWindow slide(const WindowSettings& settings, const Shape& input) {
  check(settings, input);
  const auto& [layer, size_key, size, strides, padding] = settings;
  const Places rows = places(input[0], size.height, strides.height, padding);
  const Places columns = places(input[1], size.width, strides.width, padding);
  SlidingWindow window{};
  window.height = input[0];
  window.width = input[1];
  window.channels = input.size() == 3 ? input[2] : 1;
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

}  // namespace

SlidingWindow sliding_window(const Conv2D& layer, const Shape& input_shape) {
  return slide({"Conv2D", "kernel_size", layer.kernel_size, layer.strides, layer.padding},
               input_shape);
}
SlidingWindow sliding_window(const MaxPooling2D& layer, const Shape& input_shape) {
  return slide({"MaxPooling2D", "pool_size", layer.pool_size, layer.strides, layer.padding},
               input_shape);
}
SlidingWindow sliding_window(const AveragePooling2D& layer, const Shape& input_shape) {
  return slide({"AveragePooling2D", "pool_size", layer.pool_size, layer.strides, layer.padding},
               input_shape);
}

std::string_view to_string(Padding padding) { return padding == Padding::valid ? "valid" : "same"; }

}  // namespace descent
