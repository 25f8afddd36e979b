#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "web/cards/layout.hpp"
#include "web/charts/pixel_numbers.hpp"

// Images large, with the number of each pixel, in front of everything: one, or two to compare.
namespace descent {

struct LargeImages {
  struct One {
    std::string title;
    std::vector<float> values;  // 0 … 1, row-major
  };
  std::string title, words;
  std::size_t height = 0, width = 0;  // of each, in pixels
  std::vector<One> images;            // none: it is closed
  PixelUnit unit = PixelUnit::bytes;
  PixelPlace middle{14, 14};  // of what is seen of them where they have no room
};

// Closes itself. `id` is the dialog's; its controls are named behind it.
void draw_large_images(LargeImages& state, std::string_view id, const Layout& layout);

}  // namespace descent
