#include "web/scenes/images/weights_picture.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "web/scenes/images/inside_picture.hpp"
#include "web/ui/theme.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr double weights_pause = 0.25;  // seconds, between two pictures of weights that change
constexpr double share_of_time = 0.125;
constexpr float spare = 4;  // of the card's padding, where the last picture needs it
constexpr float most_weights_height = 200;  // that a layer's pictures should take

float size_of_tile(const WeightsLayout& layout, const KernelNow& kernel, std::size_t tile) {
  float size = 0;
  for (std::size_t y = 0; y < layout.tile_height; ++y) {
    for (std::size_t x = 0; x < layout.tile_width; ++x) {
      const std::size_t index =
          layout.first_index(tile) + y * layout.down_stride() + x * layout.across_stride();
      const float value = std::abs(kernel.shown(index));
      if (std::isfinite(value)) size = std::max(size, value);
    }
  }
  return size;
}

// All pictures of a layer in one, in parts of what has the full colour.
std::vector<float> cells_of(const WeightsPicture::Block& block, const KernelNow& kernel,
                            bool own_scales) {
  const WeightsLayout& layout = block.layout;
  const std::size_t pitch = layout.cells_across();
  std::vector<float> cells(pitch * layout.cells_down(), 0);
  for (std::size_t tile = 0; tile < layout.tiles; ++tile) {
    const float size = own_scales ? size_of_tile(layout, kernel, tile) : block.scale;
    if (!(size > 0)) continue;
    const std::size_t first = layout.first_index(tile);
    float* corner = &cells[tile / layout.across * (layout.tile_height + 1) * pitch +
                           tile % layout.across * (layout.tile_width + 1)];
    for (std::size_t y = 0; y < layout.tile_height; ++y) {
      const std::size_t line = first + y * layout.down_stride();
      for (std::size_t x = 0; x < layout.tile_width; ++x) {
        corner[y * pitch + x] = kernel.shown(line + x * layout.across_stride()) / size;
      }
    }
  }
  return cells;
}

void make_pictures(WeightsPicture& picture, const RunView& run, float width) {
  const Sequential& model = *run.snapshot().model;
  const MapScale scale = run.view().map_scale;
  picture.blocks.clear();
  float largest = 0;
  for (std::size_t layer = 0; layer < model.layers().size(); ++layer) {
    const auto pictures = kernel_pictures(model, layer);
    if (!pictures) continue;
    const KernelNow kernel(run, layer);
    const float size = kernel.size();
    largest = std::max(largest, size);
    picture.blocks.push_back({layer, lay_out_weights(*pictures, width + spare, most_weights_height),
                              scale == MapScale::layer ? rounded_up(size) : 0, kernel.change()});
  }
  std::vector<std::vector<float>> cells;  // that the maps read from
  std::vector<AtlasMap> maps;
  for (WeightsPicture::Block& block : picture.blocks) {
    if (scale == MapScale::network) block.scale = rounded_up(largest);
    cells.push_back(cells_of(block, KernelNow(run, block.layer), scale == MapScale::map));
    const std::size_t across = block.layout.cells_across();
    maps.push_back({static_cast<int>(across), static_cast<int>(block.layout.cells_down()),
                    cells.back().data(), 1, across, 1});
  }
  picture.atlas.set_maps(maps, data_colors());
}

}  // namespace

KernelNow::KernelNow(const RunView& run, std::size_t layer)
    : now_(run.snapshot().model->parameters()[layer].kernel()),
      first_((*run.snapshot().first_parameters)[layer].kernel()),
      of_(run.view().inside.weights) {}

float KernelNow::size() const {
  float size = 0;
  for (std::size_t i = 0; i < now_.size(); ++i) {
    const float value = std::abs(shown(i));
    if (std::isfinite(value)) size = std::max(size, value);
  }
  return size;
}

double KernelNow::change() const { return relative_change(now_, first_); }

void refresh(WeightsPicture& picture, const RunView& run, float width) {
  const Sequential& model = *run.snapshot().model;
  const WeightsPicture::Key key{
      run.version(),        model.input_shape(), model.layers(), run.view().inside.weights,
      run.view().map_scale, ui::dark_theme(),    width};
  if (picture.key == key && !picture.blocks.empty()) return;
  WeightsPicture::Key newer = picture.key;
  newer.version = key.version;
  const double rest = picture.rests_until - ImGui::GetTime();
  if (newer == key && !picture.blocks.empty() && rest > 0 && run.playing()) {
    ui::request_frame_in(rest);
    return;
  }
  picture.key = key;
  using Clock = std::chrono::steady_clock;
  const Clock::time_point begin = Clock::now();
  make_pictures(picture, run, width);
  const double took = std::chrono::duration<double>(Clock::now() - begin).count();
  picture.rests_until = ImGui::GetTime() + std::max(weights_pause, took / share_of_time);
}

}  // namespace descent
