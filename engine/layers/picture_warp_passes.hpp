#pragma once

#include <cstddef>

#include "engine/layers/layer_passes.hpp"
#include "engine/layers/picture_warp.hpp"
#include "engine/layers/picture_window.hpp"

// What layers do alike that move, turn, scale or flip pictures by a random amount while training:
// each picture of (height, width, channels) or (height, width) by an amount of its own. As Keras 3
// does it over TensorFlow, whose ImageProjectiveTransformV3 is the gather.
namespace descent {

// Which place of a picture comes to the cell in column x and row y:
// column xx·x + xy·y + x0, row yx·x + yy·y + y0.
struct Affine {
  float xx = 1, xy = 0, x0 = 0;
  float yx = 0, yy = 1, y0 = 0;
};

// How pictures of a shape are put together from such places.
struct PictureWarp {
  PictureShape shape;
  FillMode fill_mode = FillMode::reflect;
  Interpolation interpolation = Interpolation::bilinear;
  float fill_value = 0;  // of FillMode::constant

  // One picture: y from x.
  void forward(const Affine& places, const float* x, float* y) const;
  // The way back: dx = what each cell of x had to do with y, times dy.
  void backward(const Affine& places, const float* dy, float* dx) const;
};

// The warp of a layer that has these settings. An Error, in its name, for what is no picture.
template <typename Settings>
PictureWarp warp_of(const Settings& settings, const Shape& input) {
  return {picture_shape(Settings::info.name, input), settings.fill_mode, settings.interpolation,
          settings.fill_value};
}

// Room for each picture's Affine while training; nothing else: the input is the output.
KeptArrays keep_places(const CacheRequest& request);

// The Affine of picture `row`, in what keep_places() asked for.
Affine kept_places(const LayerCache& cache, std::size_t row);
void keep(const Affine& places, LayerCache& cache, std::size_t row);

// All pictures of a batch, by the places that are kept.
void warp_all(const PictureWarp& warp, const ForwardPass& pass);
void warp_all_back(const PictureWarp& warp, const BackwardPass& pass);

// A layer's way forward: draw(random) is the Affine of the next picture. They are drawn one after
// the other, before any thread begins. Pictures stay as they are where nothing is left to chance,
// and outside of training.
template <typename Draw>
void warp_at_random(const PictureWarp& warp, const ForwardPass& pass, Draw&& draw) {
  if (pass.mode != Mode::training) return;
  for (std::size_t row = 0; row < pass.rows; ++row) {
    keep(pass.random ? draw(*pass.random) : Affine{}, pass.cache, row);
  }
  warp_all(warp, pass);
}

}  // namespace descent
