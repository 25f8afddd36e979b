#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "web/app/state/pad.hpp"

// From the strokes on the drawing pad to the picture that the network gets.
namespace descent {

// The stroke as a curve through its points (Catmull-Rom), in pieces short
// enough to look smooth: the mouse tells its place only once a frame, and a
// quick hand would draw corners otherwise.
Stroke smooth_stroke(const Stroke& stroke);

// A pen's width for the network's picture. MNIST scales what it finds to 20 pixels, so that a small
// drawing would become a blot and a huge one a hair: the width is held between the thinnest and the
// thickest lines usual there, measured by the drawing's longer side.
float network_pen_width(const std::vector<Stroke>& strokes, float pen = usual_pen);

// size × size grey values 0 … 1, row-major: ink is 1. The pen is round, and its edge a pixel soft.
std::vector<float> rasterise(const std::vector<Stroke>& strokes, float width, std::size_t size);

// What lies on the pad below the strokes, inverted and with its contrast as the pad's stages say:
// pad_picture_side² values, 0 paper … 1 ink; empty: nothing.
inline constexpr std::size_t pad_picture_side = 140;  // seven pixels to one of the network's 20
std::vector<float> pad_picture(const Pad& pad);

// What the network gets: 28 × 28 grey values 0 … 1, row-major; ink is 1. With all stages as MNIST
// would have it. Empty for a blank pad.
std::vector<float> drawn_image(const Pad& pad);

// The same before any stage and after each of those that matter for what is on the pad: with those
// before it, and itself where it is done.
struct StageImage {
  std::optional<PadStage> stage;  // none: the first, as the pad is
  std::vector<float> image;
};
std::vector<StageImage> stage_images(const Pad& pad);

}  // namespace descent
