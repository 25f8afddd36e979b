#include "engine/layers/picture_warp_passes.hpp"
#include "engine/layers/random_flip.hpp"

namespace descent {
namespace {

// Whole cells only.
PictureWarp flip_of(const Shape& input) {
  return {picture_shape(RandomFlip::info.name, input), FillMode::nearest, Interpolation::nearest};
}

}  // namespace

KeptArrays RandomFlip::keeps(const CacheRequest& request) const { return keep_places(request); }

void RandomFlip::forward(const ForwardPass& pass) const {
  const PictureWarp warp = flip_of(pass.input_shape);
  warp_at_random(warp, pass, [&](Random& random) {
    Affine places;
    if (random.uniform() > 0.5f) return places;
    if (mode != FlipMode::vertical) {
      places.xx = -1;
      places.x0 = static_cast<float>(warp.shape.width) - 1;
    }
    if (mode != FlipMode::horizontal) {
      places.yy = -1;
      places.y0 = static_cast<float>(warp.shape.height) - 1;
    }
    return places;
  });
}

void RandomFlip::backward(const BackwardPass& pass) const {
  warp_all_back(flip_of(pass.input_shape), pass);
}

}  // namespace descent
