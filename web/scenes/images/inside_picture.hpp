#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "web/app/looks/inside_look.hpp"
#include "web/render/map_atlas.hpp"
#include "web/scenes/images/inside_layout.hpp"

// The maps of all layers as one texture, made anew where the look, the colours or the layout are
// others.
namespace descent {

struct InsidePicture {
  struct Key {
    std::uint64_t look = 0;
    MapScale scale = MapScale::layer;
    bool dark = false;
    std::vector<std::size_t> across;  // of each block
    bool operator==(const Key&) const = default;
  };
  MapAtlas atlas;
  Key key;
  std::vector<std::size_t> first;  // of each stage, its first map's number in the atlas
};
void refresh(InsidePicture& picture, const InsideLook& look, MapScale scale,
             std::span<const StageBlock> blocks);

// The number that has the full colour in a map, rounded up to two digits; 0: all is zero.
float color_scale(const InsideLook& look, std::size_t stage, std::size_t channel, MapScale scale);
// Up to two significant digits, away from zero.
float rounded_up(float size);

// One channel of a stage, to be put into an atlas.
AtlasMap atlas_map(const InsideStage& stage, std::size_t channel, float scale);

// The theme's colours of data.
HeatmapColors data_colors();
// −2.4 ▬▬ 2.4: the ramp between those numbers; 0: each map has its own.
void draw_color_legend(const Rect& line, float scale);

}  // namespace descent
