#include "engine/kernels/reference/convolution.hpp"

namespace descent::reference {
namespace {

// Calls body(index into the patches, index into the pictures, or `outside`) for every number of the
// patches.
constexpr std::size_t outside = static_cast<std::size_t>(-1);

template <typename Body>
void for_each_number(const SlidingWindow& w, std::size_t first, std::size_t count, Body&& body) {
  std::size_t number = 0;
  for (std::size_t position = first; position < first + count; ++position) {
    const std::size_t sample = position / w.positions();
    const std::size_t out_y = position % w.positions() / w.out_width;
    const std::size_t out_x = position % w.out_width;
    for (std::size_t ky = 0; ky < w.window_height; ++ky) {
      for (std::size_t kx = 0; kx < w.window_width; ++kx) {
        // Above and left of the picture these wrap around to large numbers: outside, too.
        const std::size_t y = out_y * w.stride_y + ky - w.top;
        const std::size_t x = out_x * w.stride_x + kx - w.left;
        const bool inside = y < w.height && x < w.width;
        const std::size_t cell = ((sample * w.height + y) * w.width + x) * w.channels;
        for (std::size_t c = 0; c < w.channels; ++c) body(number++, inside ? cell + c : outside);
      }
    }
  }
}

}  // namespace

void patches(const SlidingWindow& window, std::size_t first, std::size_t count, const float* x,
             float* patches) {
  for_each_number(window, first, count, [&](std::size_t number, std::size_t from) {
    patches[number] = from == outside ? 0 : x[from];
  });
}

void add_patches(const SlidingWindow& window, std::size_t first, std::size_t count,
                 const float* patches, float* x) {
  for_each_number(window, first, count, [&](std::size_t number, std::size_t to) {
    if (to != outside) x[to] += patches[number];
  });
}

}  // namespace descent::reference
