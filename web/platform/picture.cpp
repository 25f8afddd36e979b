#include "web/platform/picture.hpp"

#include <cstdint>
#include <fstream>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "web/render/gl.hpp"

namespace descent::platform {

void save_picture(const std::string& path, SDL_Window* window) {
  int width = 0, height = 0;
  SDL_GL_GetDrawableSize(window, &width, &height);
  const auto row_bytes = static_cast<std::size_t>(width) * 3;
  std::vector<std::uint8_t> pixels(row_bytes * static_cast<std::size_t>(height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());
  std::ofstream file(path, std::ios::binary);
  file << "P6\n" << width << ' ' << height << "\n255\n";
  for (int row = height - 1; row >= 0; --row) {  // OpenGL begins at the bottom
    file.write(reinterpret_cast<const char*>(&pixels[row_bytes * static_cast<std::size_t>(row)]),
               static_cast<std::streamsize>(row_bytes));
  }
  if (!file) throw Error(tr("Cannot write {0}.", path));
}

}  // namespace descent::platform
