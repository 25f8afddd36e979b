#pragma once

#include <cstddef>

#include "engine/kernels/sliding_window.hpp"

// Pictures with their padding written out, as the kernels of convolutions read them: as large as
// all places of a window together, which thus never stands out of them.
namespace descent {

// Whether a window's pictures need that: some places stand out.
bool needs_padding(const SlidingWindow& window);

// The window over the padded pictures.
SlidingWindow over_padded_pictures(const SlidingWindow& window);

// x with zeros around each picture. What no place of the window covers is left out.
void pad_pictures(const SlidingWindow& window, std::size_t samples, const float* x, float* padded);

// The way back: what lies inside of the padding goes to the pictures x, 0 where no place covers.
void cut_padding(const SlidingWindow& window, std::size_t samples, const float* padded, float* x);

}  // namespace descent
