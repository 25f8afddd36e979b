#pragma once

#include <cstddef>
#include <vector>

#include "web/app/state/view.hpp"

// From the strokes on the drawing pad to the picture that the network gets.
namespace descent {

// The width of the pen, as a share of the pad's side: drawn at about two thirds
// of the pad's height, a digit then has lines as thick as MNIST's, 2 to 3 of
// its 20 pixels.
inline constexpr float pen_width = 0.085f;

// The stroke as a curve through its points (Catmull-Rom), in pieces short
// enough to look smooth: the mouse tells its place only once a frame, and a
// quick hand would draw corners otherwise.
Stroke smooth_stroke(const Stroke& stroke);

// The pen's width for the network's picture. MNIST scales what it finds to 20
// pixels, so that a small drawing would become a blot and a huge one a hair:
// the width is held between the thinnest and the thickest lines usual there,
// measured by the drawing's longer side.
float network_pen_width(const std::vector<Stroke>& strokes);

// size × size grey values 0 … 1, row-major: ink is 1. The pen is round, and its
// edge a pixel soft.
std::vector<float> rasterise(const std::vector<Stroke>& strokes, float width, std::size_t size);

// The drawing as MNIST would have it: 28 × 28 grey values 0 … 1, 20 pixels
// along the longer side, the centre of mass in the middle. Empty for a blank
// drawing.
std::vector<float> drawn_image(const std::vector<Stroke>& strokes);

}  // namespace descent
