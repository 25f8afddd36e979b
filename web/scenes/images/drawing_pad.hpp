#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "web/app/looks/chosen_image.hpp"
#include "web/app/looks/images_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/scenes/images/pad_strokes.hpp"
#include "web/scenes/images/pad_tools.hpp"

// The pad on which one draws a digit oneself, and what the network says of it,
// or of the test image that is selected.
namespace descent {

struct DrawingPad {
  PadDrawing drawing;
  PadTools tools;

  // What the following were made from.
  struct Key {
    ChosenImage chosen;
    std::uint64_t version = 0;
    bool operator==(const Key&) const = default;
  };
  std::optional<Key> key;
  std::vector<float> image;  // 784 grey values; empty: nothing is drawn
  Looking<ImagesLook> says;  // of `image`, or of the drawing as it was a moment ago
  std::optional<std::uint32_t> truth;
};

// The whole card; a rectangle as high as the card may become.
void draw_drawing_pad(DrawingPad& state, const RunView& run, const Rect& rect, Actions& actions);

}  // namespace descent
