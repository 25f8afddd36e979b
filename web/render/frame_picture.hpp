#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace descent {

// Pixels, row by row from the top, three bytes each.
struct FramePicture {
  std::size_t width = 0, height = 0;
  std::vector<std::uint8_t> rgb;
};

// What has been drawn of the frame so far; to be called while it is being drawn.
FramePicture read_frame();

}  // namespace descent
