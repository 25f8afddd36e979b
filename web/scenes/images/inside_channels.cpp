#include "web/scenes/images/inside_channels.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/scenes/images/inside_picture.hpp"
#include "web/ui/picture_cursor.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::size_t most_tiles = 128;

float largest_of(const float* values, std::size_t count, std::size_t stride) {
  float size = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const float value = std::abs(values[i * stride]);
    if (std::isfinite(value)) size = std::max(size, value);
  }
  return size;
}

}  // namespace

void add_filter(const CellView& view, std::vector<AtlasMap>& maps) {
  if (!view.convolves()) return;
  const SlidingWindow w = *view.window();
  const Tensor& kernel = view.look.model().parameters()[view.place.layer].kernel();
  const std::size_t filters = kernel.shape().back(), filter = view.place.output % filters;
  const float scale =
      rounded_up(largest_of(kernel.data() + filter, kernel.size() / filters, filters));
  for (std::size_t channel = 0; channel < std::min(w.channels, most_tiles); ++channel) {
    maps.push_back({static_cast<int>(w.window_width), static_cast<int>(w.window_height),
                    kernel.data() + channel * filters + filter, w.channels * filters,
                    w.window_width * w.channels * filters, scale});
  }
}

void draw_channels(const CellView& view, const OutputTerms& found) {
  const std::size_t channels = view.input().maps.channels;
  if (!view.convolves() || channels < 2) return;
  const std::size_t shown = std::min(channels, most_tiles);
  const std::vector<double> sums = channel_sums(found, channels);
  double largest = 0;
  for (const double sum : sums) largest = std::max(largest, std::abs(sum));
  ui::section_title(tr("Every channel's weights, and below them what it adds"));
  constexpr float side = 24, bar = 5, pitch = 30, row = 38;
  const float width = ImGui::GetContentRegionAvail().x;
  const auto across = std::max<std::size_t>(static_cast<std::size_t>(width / pitch), 1);
  const std::size_t lines = (shown + across - 1) / across;
  const Rect area = ui::take_rect(row * static_cast<float>(lines));
  const auto tile_at = [&](std::size_t i) {
    const ImVec2 min = {area.min.x + static_cast<float>(i % across) * pitch,
                        area.min.y + static_cast<float>(i / across) * row};
    return Rect{min, {min.x + side, min.y + side}};
  };
  ui::Control control{.role = ui::Role::button};
  control.label = tr("Channels of the input: the arrows move, Enter shows one large.");
  const ui::Press press = ui::press_area("inside.channels", area, control);
  const auto place =
      ui::looked_at("inside.channels", press, {area, tile_at(0).center(), {pitch, row}});
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImTextureID texture = view.atlas.texture();
  for (std::size_t i = 0; i < shown; ++i) {
    const Rect tile = tile_at(i);
    const UvRect uv = view.atlas.map(i + 2);
    list->AddImage(texture, tile.min, tile.max, uv.min, uv.max);
    ui::mark("inside.channel" + std::to_string(i), tile);
  }
  for (std::size_t i = 0; i < shown; ++i) {
    const Rect tile = tile_at(i);
    const float share = largest > 0 ? static_cast<float>(sums[i] / largest) : 0;
    list->AddRectFilled({tile.min.x, tile.max.y + 2}, {tile.max.x, tile.max.y + 2 + bar},
                        ui::data_color(share), 2);
    const Rect frame = tile.inset(-2);
    if (i == view.place.input_channel) {
      list->AddRect(frame.min, frame.max, ui::colors().accent, 3, 0, 2);
    }
    if (!place || !Rect{tile.min, {tile.min.x + pitch, tile.min.y + row}}.contains(*place)) {
      continue;
    }
    if (press.ringed) list->AddRect(frame.min, frame.max, ui::colors().text, 3, 0, 1.5f);
    ui::hover_text(tr("Channel {0} adds {1}", i, short_text(sums[i], 6)), *place);
    if (!press.pressed) continue;
    CellPlace other = view.place;
    other.input_channel = i;
    view.actions.push_back(LookAtCell{other});
  }
}

}  // namespace descent
