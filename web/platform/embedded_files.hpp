#pragma once

#include <span>
#include <string_view>

namespace descent::platform {

// The files of assets/, as they are part of the page's program: cmake/embed_files.py writes them.
struct EmbeddedFile {
  std::string_view path;  // "/assets/presets/spiral.json"
  std::string_view bytes;
};
std::span<const EmbeddedFile> embedded_files();

}  // namespace descent::platform
