#include "web/platform/platform_native_pictures.hpp"

#include <SDL.h>
#include <SDL_image.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/data/grey_picture.hpp"
#include "engine/data/photo_turn.hpp"

namespace descent::platform {
namespace {

constexpr std::size_t megabyte = 1 << 20, largest_file = 64 * megabyte;

struct FreeSurface {
  void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using Surface = std::unique_ptr<SDL_Surface, FreeSurface>;

// Red, green, blue, alpha, a byte each. Null where it is no picture.
Surface decoded(const std::vector<std::uint8_t>& bytes) {
  SDL_RWops* stream = SDL_RWFromConstMem(bytes.data(), static_cast<int>(bytes.size()));
  if (!stream) return nullptr;
  const Surface any(IMG_Load_RW(stream, 1));
  return Surface(any ? SDL_ConvertSurfaceFormat(any.get(), SDL_PIXELFORMAT_RGBA32, 0) : nullptr);
}

// On white paper, 0 … 255.
double grey_of(const std::uint8_t* pixel) {
  const double grey = 0.299 * pixel[0] + 0.587 * pixel[1] + 0.114 * pixel[2];
  return 255 + (grey - 255) * pixel[3] / 255;
}

// The mean over a square of pixels.
double mean_grey(const SDL_Surface& surface, std::size_t x, std::size_t y, std::size_t side) {
  double sum = 0;
  for (std::size_t row = y; row < y + side; ++row) {
    const auto* line = static_cast<const std::uint8_t*>(surface.pixels) +
                       row * static_cast<std::size_t>(surface.pitch);
    for (std::size_t column = x; column < x + side; ++column) sum += grey_of(line + 4 * column);
  }
  return sum / static_cast<double>(side * side);
}

// Upright, and no larger than the program takes it.
GreyRows rows_of_surface(const SDL_Surface& surface, int turn) {
  const auto across = static_cast<std::size_t>(surface.w);
  const auto down = static_cast<std::size_t>(surface.h);
  std::size_t side = 1;
  while (std::max(across, down) / side > longest_picture_side) ++side;
  GreyRows rows{std::max<std::size_t>(1, across / side), std::max<std::size_t>(1, down / side), {}};
  rows.grey.reserve(rows.width * rows.height);
  for (std::size_t y = 0; y < rows.height; ++y) {
    for (std::size_t x = 0; x < rows.width; ++x) {
      const std::size_t fits = std::min({side, across, down});  // a line one pixel high
      const double grey = mean_grey(surface, x * side, y * side, fits);
      rows.grey.push_back(static_cast<std::uint8_t>(grey + 0.5));
    }
  }
  return turned(std::move(rows), turn);
}

std::string graymap(const GreyRows& rows) {
  std::string map =
      "P5 " + std::to_string(rows.width) + " " + std::to_string(rows.height) + " 255\n";
  map.append(rows.grey.begin(), rows.grey.end());
  return map;
}

}  // namespace

std::string graymap_of(const std::vector<std::uint8_t>& bytes, const std::string& name) {
  if (bytes.size() > largest_file) {
    throw Error(tr("{0} has {1} MB; Descent opens pictures of up to {2} MB.", name,
                   bytes.size() / megabyte, largest_file / megabyte));
  }
  if (bytes.size() > 2 && bytes[0] == 'P' && bytes[1] == '5') return {bytes.begin(), bytes.end()};
  const Surface picture = decoded(bytes);
  if (!picture || picture->w < 1 || picture->h < 1) {
    throw Error(
        tr("{0} cannot be read as a picture: it may be damaged, or of a format that this machine "
           "does not know. PNG and JPEG always work.",
           name));
  }
  return graymap(rows_of_surface(*picture, photo_turn(bytes)));
}

}  // namespace descent::platform
