#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace descent::platform {

// A picture's file, of any format that SDL2_image knows (PNG, JPEG, WebP, GIF, BMP, AVIF …), as the
// graymap that the engine reads (read_pgm()): grey as the eye weighs colours (ITU-R BT.601), what
// is transparent is white paper. One larger than a graymap may be is shrunk by a whole factor.
// `name` is the file's, for the sentence of the Error where it is none.
std::string graymap_of(const std::vector<std::uint8_t>& bytes, const std::string& name);

}  // namespace descent::platform
