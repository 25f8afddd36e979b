#pragma once

#include <imgui.h>

#include <cstdint>
#include <memory>
#include <span>

#include "web/render/textures.hpp"

namespace descent {

// Many grey images of one size in one texture, white ink on black (tint it when drawing).
class ImageAtlas {
 public:
  // smooth: interpolated when drawn larger, else every pixel stays a crisp square.
  explicit ImageAtlas(bool smooth = false);
  ~ImageAtlas();
  ImageAtlas(const ImageAtlas&) = delete;
  ImageAtlas& operator=(const ImageAtlas&) = delete;

  // grey: count × height × width bytes, rows downwards; at most 1,000 images of 28×28. Keeps its
  // own copy, so that a lost GL context costs nothing.
  void set_images(int count, int width, int height, std::span<const std::uint8_t> grey);
  int count() const;
  UvRect image(int index) const;
  // Uploaded here if the images or the GL context changed since.
  ImTextureID texture();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace descent
