#pragma once

#include <cstddef>

#include "engine/inspect/kernel_pictures.hpp"
#include "web/ui/rect.hpp"

// Where the weights of a layer lie on the page Inside: small pictures with a cell's width between
// them, filters one behind the other in lines where they have one channel, else a column for each
// filter and a row for each channel; of a matrix a row for each unit and a column for each input.
namespace descent {

struct WeightSpot {
  std::size_t row = 0, column = 0, channel = 0, unit = 0;
  std::size_t index = 0;  // in the kernel
  bool operator==(const WeightSpot&) const = default;
};

struct WeightsLayout {
  KernelPictures pictures;
  std::size_t tile_height = 1, tile_width = 1;  // in cells
  std::size_t across = 1, down = 1;             // tiles
  std::size_t tiles = 1;                        // of them; the last line may have fewer
  std::size_t shown_units = 1, shown_channels = 1;
  float cell = 1;  // pixels

  std::size_t cells_across() const { return across * (tile_width + 1) - 1; }
  std::size_t cells_down() const { return down * (tile_height + 1) - 1; }
  float width() const { return static_cast<float>(cells_across()) * cell; }
  float height() const { return static_cast<float>(cells_down()) * cell; }
  // All that the kernel has are there.
  bool complete() const;
  // Where a tile's first weight is in the kernel, and how far on the one below it and the one to
  // its right are.
  std::size_t first_index(std::size_t tile) const;
  std::size_t down_stride() const;
  std::size_t across_stride() const;
  // The weight under a place relative to the upper left corner, where that lies between two
  // pictures one beside it.
  WeightSpot nearest(ImVec2 place) const;
  // Of the picture that a weight is in, relative to the same corner.
  Rect tile(const WeightSpot& spot) const;

 private:
  WeightSpot first_spot(std::size_t tile) const;
  std::size_t tile_number(const WeightSpot& spot) const;
};

// As large as the width allows, without getting much taller than `most_height`.
WeightsLayout lay_out_weights(const KernelPictures& pictures, float width, float most_height);

}  // namespace descent
