#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "web/ui/rect.hpp"

// A grey picture large, with its numbers in it.
namespace descent {

struct PixelPlace {
  std::size_t row = 0, column = 0;
  bool operator==(const PixelPlace&) const = default;
};

enum class PixelUnit { bytes, inputs };  // 0 … 255 as in files, 0 … 1 as a network sees them

struct PixelPicture {
  std::size_t height = 0, width = 0;
  std::span<const float> values;  // 0 … 1, or −1 … 1 where signed; row-major
  PixelUnit unit = PixelUnit::bytes;
  bool is_signed = false;  // drawn in the colours of data, with signs

  float at(PixelPlace place) const { return values[place.row * width + place.column]; }
};

// "253", "0.99", "−12".
std::string pixel_text(const PixelPicture& picture, PixelPlace place);

// A part of a picture.
struct PixelPart {
  std::size_t top = 0, left = 0, rows = 0, columns = 0;
  bool operator==(const PixelPart&) const = default;
};
// So many rows and columns, at most all, with `middle` in the middle, as far as that can be.
PixelPart part_around(const PixelPicture& picture, PixelPlace middle, std::size_t rows,
                      std::size_t columns);

// What the whole picture takes with its numbers in it.
ImVec2 pixel_numbers_size(const PixelPicture& picture);

// The whole picture where its numbers have room in `area`; else a part of it, around `middle`, and
// the whole small beside it or above it, with that part framed: pressing it, or the arrows, moves
// that. Returns the new middle.
std::optional<PixelPlace> draw_pixel_numbers(std::string_view id, const std::string& label,
                                             const PixelPicture& picture, PixelPlace middle,
                                             const Rect& area);

}  // namespace descent
