#pragma once

#include <cstddef>

#include "engine/model/sequential.hpp"

namespace descent {

// The cells of the input picture that an output hangs on: rows top … top + height − 1, columns left
// … left + width − 1. Those that padding adds count, so it may stand out of the picture.
struct ReceptiveField {
  std::ptrdiff_t top = 0, left = 0;
  std::size_t height = 1, width = 1;
  bool operator==(const ReceptiveField&) const = default;
};

// Of the cell in that row and column of what a layer puts out, through the windows, strides and
// paddings of all layers before it. The whole picture, where a layer on the way looks at all of it.
ReceptiveField receptive_field(const Sequential& model, std::size_t layer, std::size_t row,
                               std::size_t column);

}  // namespace descent
