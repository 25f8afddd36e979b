#include "web/charts/pixel_words.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

struct Mass {
  std::size_t set = 0;  // values that are not 0
  double row = 0, column = 0, size = 0;
};

Mass mass_of(const PixelPicture& picture) {
  Mass mass;
  for (std::size_t row = 0; row < picture.height; ++row) {
    for (std::size_t column = 0; column < picture.width; ++column) {
      const double size = std::abs(static_cast<double>(picture.at({row, column})));
      if (!(size > 0)) continue;
      ++mass.set;
      mass.size += size;
      mass.row += size * static_cast<double>(row);
      mass.column += size * static_cast<double>(column);
    }
  }
  return mass;
}

PixelPlace place_of(const PixelPicture& picture, std::span<const float>::iterator value) {
  const auto index = static_cast<std::size_t>(value - picture.values.begin());
  return {index / picture.width, index % picture.width};
}

}  // namespace

std::string pixel_summary(const PixelPicture& picture) {
  const auto [low, high] = std::minmax_element(picture.values.begin(), picture.values.end());
  const Mass mass = mass_of(picture);
  const std::string values =
      tr("{0} rows and {1} columns of values from {2} to {3}; {4} are not 0.", picture.height,
         picture.width, pixel_text(picture, place_of(picture, low)),
         pixel_text(picture, place_of(picture, high)),
         percent_text(static_cast<double>(mass.set) / static_cast<double>(picture.values.size())));
  if (mass.size == 0) return values;
  return values + " " +
         tr("The mass is around row {0}, column {1}.", std::lround(mass.row / mass.size),
            std::lround(mass.column / mass.size));
}

ui::PictureTable pixel_table(const PixelPicture& picture) {
  ui::PictureTable table{tr("The numbers, row by row"), {tr("row")}, {}};
  for (std::size_t column = 0; column < picture.width; ++column) {
    table.head.push_back(std::to_string(column));
  }
  for (std::size_t row = 0; row < picture.height; ++row) {
    std::vector<std::string> cells = {std::to_string(row)};
    for (std::size_t column = 0; column < picture.width; ++column) {
      cells.push_back(pixel_text(picture, {row, column}));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

void tell_pixels(std::string_view id, const PixelPicture& picture) {
  if (picture.values.empty()) return;
  ui::tell_picture(
      id, [&] { return pixel_summary(picture); },
      [&] { return std::vector<ui::PictureTable>{pixel_table(picture)}; });
}

}  // namespace descent
