#include "web/render/heatmap_renderer.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "web/render/value_map.hpp"

namespace descent {
namespace {

float drawable(float value) { return std::isnan(value) ? 0.f : std::clamp(value, -1.f, 1.f); }

ImTextureID as_texture(GLuint name) {
  return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(name));
}

}  // namespace

struct HeatmapRenderer::Impl {
  HeatmapColors colors{};
  ValueMap tiles, output;
  ClassMap classes;
  ClassColors class_colors{};
  bool shows_classes = false;
  int tile_size = 1, tile_count = 0, columns = 1, rows = 1;
};

HeatmapRenderer::HeatmapRenderer() : impl_(std::make_unique<Impl>()) {}
HeatmapRenderer::~HeatmapRenderer() = default;

void HeatmapRenderer::set_colors(const HeatmapColors& colors) { impl_->colors = colors; }

void HeatmapRenderer::set_tiles(int size, std::span<const float> values) {
  Impl& impl = *impl_;
  impl.tile_size = size;
  impl.tile_count = static_cast<int>(values.size()) / (size * size);
  impl.columns = std::max(1, static_cast<int>(std::ceil(std::sqrt(impl.tile_count))));
  impl.rows = std::max(1, (impl.tile_count + impl.columns - 1) / impl.columns);

  const int width = impl.columns * size, height = impl.rows * size;
  std::vector<float> atlas(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  const float* value = values.data();
  for (int tile = 0; tile < impl.tile_count; ++tile) {
    const int left = tile % impl.columns * size, top = tile / impl.columns * size;
    for (int row = 0; row < size; ++row) {
      float* target = &atlas[static_cast<std::size_t>((top + row) * width + left)];
      for (int column = 0; column < size; ++column) target[column] = drawable(*value++);
    }
  }
  impl.tiles.set(width, height, std::move(atlas));
}

int HeatmapRenderer::tile_count() const { return impl_->tile_count; }

UvRect HeatmapRenderer::tile(int index) const {
  const Impl& impl = *impl_;
  const auto size = static_cast<float>(impl.tile_size);
  const auto width = size * static_cast<float>(impl.columns);
  const auto height = size * static_cast<float>(impl.rows);
  const auto left = size * static_cast<float>(index % impl.columns);
  const auto top = size * static_cast<float>(index / impl.columns);
  // Half a value inside, so that the neighbour does not bleed in.
  return {{(left + 0.5f) / width, (top + 0.5f) / height},
          {(left + size - 0.5f) / width, (top + size - 0.5f) / height}};
}

ImTextureID HeatmapRenderer::tiles_texture() {
  Impl& impl = *impl_;
  return as_texture(impl.tiles.texture(impl.columns * impl.tile_size, impl.rows * impl.tile_size,
                                       {impl.colors, false, false}));
}

void HeatmapRenderer::set_output(int size, std::span<const float> values) {
  std::vector<float> copy(values.begin(), values.end());
  std::transform(copy.begin(), copy.end(), copy.begin(), drawable);
  impl_->output.set(size, size, std::move(copy));
  impl_->shows_classes = false;
}

void HeatmapRenderer::set_classes(int size, std::size_t classes, std::span<const float> values) {
  impl_->classes.set(size, classes, values);
  impl_->shows_classes = true;
}

void HeatmapRenderer::set_class_colors(const ClassColors& colors) { impl_->class_colors = colors; }

ImTextureID HeatmapRenderer::output_texture(int pixels, bool discretize) {
  pixels = std::clamp(pixels, 1, 4096);
  if (impl_->shows_classes) {
    return as_texture(impl_->classes.texture(pixels, impl_->class_colors, discretize));
  }
  return as_texture(impl_->output.texture(pixels, pixels, {impl_->colors, true, discretize}));
}

}  // namespace descent
