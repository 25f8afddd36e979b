#include "web/render/frame_picture.hpp"

#include <array>

#include "web/render/gl.hpp"

namespace descent {

FramePicture read_frame() {
  std::array<GLint, 4> viewport = {};
  glGetIntegerv(GL_VIEWPORT, viewport.data());
  FramePicture picture;
  picture.width = static_cast<std::size_t>(viewport[2]);
  picture.height = static_cast<std::size_t>(viewport[3]);
  // With an alpha, which is the one form that every WebGL reads.
  std::vector<std::uint8_t> rgba(picture.width * picture.height * 4);
  glReadPixels(0, 0, viewport[2], viewport[3], GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
  picture.rgb.reserve(picture.width * picture.height * 3);
  for (std::size_t row = picture.height; row-- > 0;) {  // OpenGL begins at the bottom
    for (std::size_t column = 0; column < picture.width; ++column) {
      const std::uint8_t* pixel = &rgba[(row * picture.width + column) * 4];
      picture.rgb.insert(picture.rgb.end(), pixel, pixel + 3);
    }
  }
  return picture;
}

}  // namespace descent
