#pragma once

#include <imgui.h>

#include <memory>
#include <span>

#include "web/render/class_map.hpp"
#include "web/render/textures.hpp"

namespace descent {

// What -1, 0 and +1 look like.
struct HeatmapColors {
  ImU32 negative, zero, positive;
  bool operator==(const HeatmapColors&) const = default;
};

// Turns values into colours on the GPU (shaders/heatmap.frag): one texture with the small maps of
// all neurons, and one large, smooth map of the output. Values are clamped to -1 … 1; a value that
// is not a number shows as zero.
//
// Rows go downwards: the first value is the top left corner.
class HeatmapRenderer {
 public:
  HeatmapRenderer();
  ~HeatmapRenderer();
  HeatmapRenderer(const HeatmapRenderer&) = delete;
  HeatmapRenderer& operator=(const HeatmapRenderer&) = delete;

  void set_colors(const HeatmapColors& colors);

  // values: any number of maps of size × size each. Keeps its own copy, so that a lost GL context
  // costs nothing.
  void set_tiles(int size, std::span<const float> values);
  int tile_count() const;
  UvRect tile(int index) const;
  // Redrawn here if values, colours or the GL context changed since.
  ImTextureID tiles_texture();

  // One map of size × size values.
  void set_output(int size, std::span<const float> values);
  // The outputs for several classes instead: see ClassMap.
  void set_classes(int size, std::size_t classes, std::span<const float> values);
  void set_class_colors(const ClassColors& colors);
  // The map at `pixels` × `pixels` (device pixels), interpolated smoothly before it is coloured.
  // discretize: only the sign, or the class, counts. The uv rectangle is the whole texture.
  ImTextureID output_texture(int pixels, bool discretize);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace descent
