#include "web/render/image_atlas.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "web/render/gl.hpp"

namespace descent {

struct ImageAtlas::Impl {
  bool smooth = false;
  int count = 0, width = 1, height = 1, columns = 1, rows = 1;
  std::vector<std::uint8_t> pixels;  // of the whole atlas
  bool uploaded = false;
  std::uint64_t generation = 0;
  GLuint texture = 0;

  int atlas_width() const { return columns * (width + 1); }
  int atlas_height() const { return rows * (height + 1); }

  void upload() {
    if (generation != gl_generation()) {
      glGenTextures(1, &texture);
      generation = gl_generation();
    }
    glBindTexture(GL_TEXTURE_2D, texture);
    const GLint filter = smooth ? GL_LINEAR : GL_NEAREST;
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    // WebGL has no swizzle, so the grey byte is spread here.
    std::vector<std::uint32_t> rgba(pixels.size());
    std::transform(pixels.begin(), pixels.end(), rgba.begin(),
                   [](std::uint8_t grey) { return IM_COL32(grey, grey, grey, 255); });
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, atlas_width(), atlas_height(), 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, rgba.data());
    uploaded = true;
  }
};

ImageAtlas::ImageAtlas(bool smooth) : impl_(std::make_unique<Impl>()) { impl_->smooth = smooth; }

ImageAtlas::~ImageAtlas() {
  if (impl_->generation == gl_generation()) glDeleteTextures(1, &impl_->texture);
}

void ImageAtlas::set_images(int count, int width, int height, std::span<const std::uint8_t> grey) {
  Impl& impl = *impl_;
  impl.count = count;
  impl.width = width;
  impl.height = height;
  impl.columns = std::max(1, static_cast<int>(std::ceil(std::sqrt(count))));
  impl.rows = std::max(1, (count + impl.columns - 1) / impl.columns);
  // A black line right of and below every image keeps its neighbour out of it.
  impl.pixels.assign(
      static_cast<std::size_t>(impl.atlas_width()) * static_cast<std::size_t>(impl.atlas_height()),
      0);
  const std::uint8_t* source = grey.data();
  for (int i = 0; i < count; ++i) {
    const int left = i % impl.columns * (width + 1), top = i / impl.columns * (height + 1);
    for (int row = 0; row < height; ++row, source += width) {
      std::copy_n(source, width,
                  &impl.pixels[static_cast<std::size_t>((top + row) * impl.atlas_width() + left)]);
    }
  }
  impl.uploaded = false;
}

int ImageAtlas::count() const { return impl_->count; }

UvRect ImageAtlas::image(int index) const {
  const Impl& impl = *impl_;
  const auto width = static_cast<float>(impl.atlas_width());
  const auto height = static_cast<float>(impl.atlas_height());
  const auto left = static_cast<float>(index % impl.columns * (impl.width + 1));
  const auto top = static_cast<float>(index / impl.columns * (impl.height + 1));
  return {{left / width, top / height},
          {(left + static_cast<float>(impl.width)) / width,
           (top + static_cast<float>(impl.height)) / height}};
}

ImTextureID ImageAtlas::texture() {
  if (!impl_->uploaded || impl_->generation != gl_generation()) impl_->upload();
  return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(impl_->texture));
}

}  // namespace descent
