#include "web/scenes/images/inside_picture.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/ui/fonts.hpp"
#include "web/ui/theme.hpp"

namespace descent {
namespace {

InsidePicture::Key key_of(const InsideLook& look, MapScale scale,
                          std::span<const StageBlock> blocks) {
  InsidePicture::Key key{look.number(), scale, ui::dark_theme(), {}};
  for (const StageBlock& block : blocks) key.across.push_back(block.across);
  return key;
}

// A strip as a picture of whole lines.
std::vector<float> in_lines(const InsideStage& stage, std::size_t across) {
  std::vector<float> cells = stage.values;
  cells.resize((cells.size() + across - 1) / across * across, 0);
  return cells;
}

}  // namespace

float rounded_up(float size) {
  if (!(size > 0) || !std::isfinite(size)) return 0;
  const double magnitude = std::floor(std::log10(static_cast<double>(size)));
  const double step = std::pow(10.0, magnitude - 1);
  // A size that was rounded already may lie a hair above its digits.
  return static_cast<float>(std::ceil(static_cast<double>(size) / step - 1e-6) * step);
}

float color_scale(const InsideLook& look, std::size_t stage, std::size_t channel, MapScale scale) {
  const InsideStage& of = look.stages()[stage];
  if (scale == MapScale::network) return rounded_up(look.size());
  if (scale == MapScale::layer || !of.maps.picture) return rounded_up(of.size);
  return rounded_up(of.numbers[channel].size());
}

AtlasMap atlas_map(const InsideStage& stage, std::size_t channel, float scale) {
  const MapShape& maps = stage.maps;
  return {static_cast<int>(maps.width),  static_cast<int>(maps.height),
          stage.values.data() + channel, maps.channels,
          maps.width * maps.channels,    scale};
}

HeatmapColors data_colors() {
  const ui::Colors& c = ui::colors();
  return {c.negative, c.zero, c.positive};
}

void refresh(InsidePicture& picture, const InsideLook& look, MapScale scale,
             std::span<const StageBlock> blocks) {
  InsidePicture::Key key = key_of(look, scale, blocks);
  if (picture.key == key && !picture.first.empty()) return;
  picture.key = std::move(key);
  picture.first.clear();
  std::vector<AtlasMap> maps;
  std::vector<std::vector<float>> strips;  // that the maps read from
  strips.reserve(blocks.size());
  for (std::size_t stage = 0; stage < blocks.size(); ++stage) {
    const StageBlock& block = blocks[stage];
    const InsideStage& of = look.stages()[stage];
    picture.first.push_back(maps.size());
    if (block.kind == StageBlock::Kind::maps) {
      for (std::size_t channel = 0; channel < block.shown; ++channel) {
        maps.push_back(atlas_map(of, channel, color_scale(look, stage, channel, scale)));
      }
    } else if (block.kind == StageBlock::Kind::strip) {
      strips.push_back(in_lines(of, block.across));
      const std::size_t lines = strips.back().size() / block.across;
      maps.push_back({static_cast<int>(block.across), static_cast<int>(lines), strips.back().data(),
                      1, block.across, color_scale(look, stage, 0, scale)});
    }
  }
  picture.atlas.set_maps(maps, data_colors());
}

void draw_color_legend(const Rect& line, float scale) {
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  constexpr float least_bar = 16, most_bar = 64, height = 6;
  const std::string words =
      scale > 0 ? "±" + short_text(static_cast<double>(scale), 2) : std::string(tr("own scales"));
  const float width = ui::text_size(ui::Font::axis, words).x;
  const float bar = std::min(line.width() - width - 6, most_bar);
  Rect rest = line;
  if (bar >= least_bar) {
    const Rect place = rest.cut_left(bar, 6);
    const float y = std::floor(place.center().y - height / 2), middle = place.center().x;
    list->AddRectFilledMultiColor({place.min.x, y}, {middle, y + height}, c.negative, c.zero,
                                  c.zero, c.negative);
    list->AddRectFilledMultiColor({middle, y}, {place.max.x, y + height}, c.zero, c.positive,
                                  c.positive, c.zero);
  }
  ui::draw_text_in(list, ui::Font::axis, rest, c.secondary, words);
}

}  // namespace descent
