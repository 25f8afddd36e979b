#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace descent {

// A PNG file of 8-bit RGB pixels, row by row from the top: width × height × 3 bytes.
std::string encode_png(std::size_t width, std::size_t height, std::span<const std::uint8_t> rgb);

}  // namespace descent
