#pragma once

#include <imgui.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "web/render/heatmap_renderer.hpp"
#include "web/render/textures.hpp"

namespace descent {

// A map of numbers within an array, and what stands for the strongest colour.
struct AtlasMap {
  int width = 1, height = 1;
  const float* values = nullptr;  // of its upper left cell
  std::size_t column_stride = 1,
              row_stride = 1;  // from a cell to its right and its lower neighbour
  float scale = 1;             // this number and larger ones have the full colour; 0: all is zero
};

// Many maps of numbers, of any sizes, coloured and in one texture: a picture of all of them is one
// draw call. Cells stay crisp squares when drawn larger. What is not finite shows as zero.
class MapAtlas {
 public:
  MapAtlas();
  ~MapAtlas();
  MapAtlas(const MapAtlas&) = delete;
  MapAtlas& operator=(const MapAtlas&) = delete;

  // Reads the maps here; keeps the coloured cells, so that a lost GL context costs nothing.
  void set_maps(std::span<const AtlasMap> maps, const HeatmapColors& colors);
  // Of the map of that number.
  UvRect map(std::size_t index) const;
  // Uploaded here if the maps or the GL context changed since.
  ImTextureID texture();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Where rectangles of those sizes lie in a sheet of that width, from the left to the right in rows,
// each with a margin of one cell around it; the height that they need.
struct SheetPlaces {
  struct Place {
    int left, top;
  };
  std::vector<Place> places;
  int height = 0;
};
SheetPlaces place_on_sheet(std::span<const AtlasMap> maps, int width);

}  // namespace descent
