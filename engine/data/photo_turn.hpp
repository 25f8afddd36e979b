#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

// Cameras keep a photo as their sensor lies, and say in it how it is to be turned.
namespace descent {

// What a JPEG file's Exif data say of it (their "Orientation"), 1 … 8; 1, as it is, where they say
// nothing, or it is another file.
int photo_turn(std::span<const std::uint8_t> bytes);

struct GreyRows {
  std::size_t width = 0, height = 0;
  std::vector<std::uint8_t> grey;  // height × width
};

// As it is to be seen.
GreyRows turned(GreyRows picture, int turn);

}  // namespace descent
