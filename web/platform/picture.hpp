#pragma once

#include <SDL.h>

#include <string>

namespace descent::platform {

// Writes what the window shows as a PPM file.
void save_picture(const std::string& path, SDL_Window* window);

}  // namespace descent::platform
