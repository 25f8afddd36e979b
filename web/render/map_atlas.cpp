#include "web/render/map_atlas.hpp"

#include <algorithm>
#include <cmath>

#include "web/render/gl.hpp"

namespace descent {
namespace {

constexpr int least_width = 256, margin = 1;

// -1 … 1 in steps that no eye tells apart: a mix for each cell would take longer.
struct Ramp {
  static constexpr int half = 127;
  std::vector<std::uint32_t> colors;

  explicit Ramp(const HeatmapColors& ends) {
    for (int i = -half; i <= half; ++i) {
      const ImU32 end = i < 0 ? ends.negative : ends.positive;
      const float t = std::abs(static_cast<float>(i)) / half;
      ImU32 mixed = 0;
      for (int shift = 0; shift < 32; shift += 8) {
        const auto from = static_cast<float>((ends.zero >> shift) & 255);
        const auto to = static_cast<float>((end >> shift) & 255);
        mixed |= static_cast<ImU32>(std::lround(from + (to - from) * t)) << shift;
      }
      colors.push_back(mixed);
    }
  }
  std::uint32_t at(float value, float factor) const {
    const float share = std::isfinite(value) ? std::clamp(value * factor, -1.f, 1.f) : 0.f;
    return colors[static_cast<std::size_t>(half + static_cast<int>(std::lround(share * half)))];
  }
};

int sheet_width(std::span<const AtlasMap> maps) {
  std::size_t cells = 0;
  int widest = least_width;
  for (const AtlasMap& map : maps) {
    cells += static_cast<std::size_t>(map.width + 2 * margin) *
             static_cast<std::size_t>(map.height + 2 * margin);
    widest = std::max(widest, map.width + 2 * margin);
  }
  const auto square = static_cast<int>(std::ceil(std::sqrt(static_cast<double>(cells))));
  return std::max(widest, square);
}

}  // namespace

SheetPlaces place_on_sheet(std::span<const AtlasMap> maps, int width) {
  SheetPlaces sheet;
  int left = 0, top = 0, row = 0;
  for (const AtlasMap& map : maps) {
    const int across = map.width + 2 * margin, down = map.height + 2 * margin;
    if (left > 0 && left + across > width) {
      left = 0;
      top += row;
      row = 0;
    }
    sheet.places.push_back({left + margin, top + margin});
    left += across;
    row = std::max(row, down);
  }
  sheet.height = top + row;
  return sheet;
}

struct MapAtlas::Impl {
  int width = 1;
  SheetPlaces sheet;
  std::vector<AtlasMap> maps;  // their sizes; what they were read from may be gone
  std::vector<std::uint32_t> pixels;
  bool uploaded = false;
  std::uint64_t generation = 0;
  GLuint texture = 0;

  // With its edges once more around it, so that a picture drawn smaller takes none of its
  // neighbour's.
  void paint(const AtlasMap& map, SheetPlaces::Place place, const Ramp& ramp) {
    const float factor = map.scale > 0 && std::isfinite(map.scale) ? 1 / map.scale : 0.f;
    for (int y = -margin; y < map.height + margin; ++y) {
      const auto row = static_cast<std::size_t>(std::clamp(y, 0, map.height - 1));
      std::uint32_t* line =
          &pixels[static_cast<std::size_t>(place.top + y) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(place.left - margin)];
      for (int x = -margin; x < map.width + margin; ++x) {
        const auto column = static_cast<std::size_t>(std::clamp(x, 0, map.width - 1));
        *line++ = ramp.at(map.values[row * map.row_stride + column * map.column_stride], factor);
      }
    }
  }

  void upload() {
    if (generation != gl_generation()) {
      glGenTextures(1, &texture);
      generation = gl_generation();
    }
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, std::max(sheet.height, 1), 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, pixels.data());
    uploaded = true;
  }
};

MapAtlas::MapAtlas() : impl_(std::make_unique<Impl>()) { impl_->pixels.assign(1, 0); }

MapAtlas::~MapAtlas() {
  if (impl_->generation == gl_generation()) glDeleteTextures(1, &impl_->texture);
}

void MapAtlas::set_maps(std::span<const AtlasMap> maps, const HeatmapColors& colors) {
  Impl& impl = *impl_;
  impl.width = sheet_width(maps);
  impl.sheet = place_on_sheet(maps, impl.width);
  impl.maps.assign(maps.begin(), maps.end());
  impl.pixels.assign(static_cast<std::size_t>(impl.width) *
                         static_cast<std::size_t>(std::max(impl.sheet.height, 1)),
                     colors.zero);
  const Ramp ramp(colors);
  for (std::size_t i = 0; i < maps.size(); ++i) impl.paint(maps[i], impl.sheet.places[i], ramp);
  impl.uploaded = false;
}

UvRect MapAtlas::map(std::size_t index) const {
  const Impl& impl = *impl_;
  const auto [left, top] = impl.sheet.places[index];
  const auto width = static_cast<float>(impl.width);
  const auto height = static_cast<float>(std::max(impl.sheet.height, 1));
  const AtlasMap& map = impl.maps[index];
  return {{static_cast<float>(left) / width, static_cast<float>(top) / height},
          {static_cast<float>(left + map.width) / width,
           static_cast<float>(top + map.height) / height}};
}

ImTextureID MapAtlas::texture() {
  if (!impl_->uploaded || impl_->generation != gl_generation()) impl_->upload();
  return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(impl_->texture));
}

}  // namespace descent
