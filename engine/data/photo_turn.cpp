#include "engine/data/photo_turn.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace descent {
namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr int as_it_is = 1;

// Numbers of TIFF, the form of Exif's data: 0 behind their end.
struct Tiff {
  Bytes bytes;
  bool least_first = false;

  std::size_t number(std::size_t at, std::size_t size) const {
    if (at > bytes.size() || bytes.size() - at < size) return 0;
    std::size_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      value = value << 8 | bytes[at + (least_first ? size - 1 - i : i)];
    }
    return value;
  }
};

bool begins_with(Bytes bytes, Bytes sign) {
  return bytes.size() >= sign.size() && std::equal(sign.begin(), sign.end(), bytes.begin());
}

// In the first of its directories.
int turn_in(Bytes exif) {
  constexpr std::array<std::uint8_t, 4> least_first = {'I', 'I', 42, 0},
                                        most_first = {'M', 'M', 0, 42};
  if (!begins_with(exif, least_first) && !begins_with(exif, most_first)) return as_it_is;
  const Tiff tiff{exif, begins_with(exif, least_first)};
  constexpr std::size_t entry = 12, orientation = 0x112;
  const std::size_t directory = tiff.number(4, 4), count = tiff.number(directory, 2);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = directory + 2 + i * entry;
    if (at >= exif.size()) break;
    if (tiff.number(at, 2) != orientation) continue;
    const std::size_t turn = tiff.number(at + 8, 2);
    return turn >= 1 && turn <= 8 ? static_cast<int>(turn) : as_it_is;
  }
  return as_it_is;
}

}  // namespace

int photo_turn(Bytes bytes) {
  constexpr std::array<std::uint8_t, 2> jpeg = {0xFF, 0xD8};
  constexpr std::array<std::uint8_t, 6> exif = {'E', 'x', 'i', 'f', 0, 0};
  constexpr std::uint8_t application_data = 0xE1, image_data = 0xDA;
  if (!begins_with(bytes, jpeg)) return as_it_is;
  std::size_t at = jpeg.size();
  while (bytes.size() - at >= 4 && bytes[at] == 0xFF && bytes[at + 1] != image_data) {
    // What a segment's length counts begins with the length.
    const std::size_t length = std::size_t{bytes[at + 2]} << 8 | bytes[at + 3];
    if (length < 2 || bytes.size() - at - 2 < length) break;
    const Bytes segment = bytes.subspan(at + 4, length - 2);
    if (bytes[at + 1] == application_data && begins_with(segment, exif)) {
      return turn_in(segment.subspan(exif.size()));
    }
    at += 2 + length;
  }
  return as_it_is;
}

GreyRows turned(GreyRows picture, int turn) {
  if (turn <= as_it_is || turn > 8) return picture;
  const std::size_t width = picture.width, height = picture.height;
  const bool lies = turn >= 5;  // its rows are columns
  GreyRows made{lies ? height : width, lies ? width : height, {}};
  made.grey.reserve(picture.grey.size());
  const bool from_right = turn == 2 || turn == 3 || turn == 7 || turn == 8;
  const bool from_below = turn == 3 || turn == 4 || turn == 6 || turn == 7;
  for (std::size_t y = 0; y < made.height; ++y) {
    for (std::size_t x = 0; x < made.width; ++x) {
      const std::size_t column = lies ? y : x, row = lies ? x : y;
      const std::size_t from_x = from_right ? width - 1 - column : column;
      const std::size_t from_y = from_below ? height - 1 - row : row;
      made.grey.push_back(picture.grey[from_y * width + from_x]);
    }
  }
  return made;
}

}  // namespace descent
