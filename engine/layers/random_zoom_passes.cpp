#include "engine/layers/picture_warp_passes.hpp"
#include "engine/layers/random_zoom.hpp"

namespace descent {

KeptArrays RandomZoom::keeps(const CacheRequest& request) const { return keep_places(request); }

void RandomZoom::forward(const ForwardPass& pass) const {
  const PictureWarp warp = warp_of(*this, pass.input_shape);
  const float last_x = static_cast<float>(warp.shape.width) - 1;
  const float last_y = static_cast<float>(warp.shape.height) - 1;
  warp_at_random(warp, pass, [&](Random& random) {
    Affine places;
    places.yy = random.uniform(1 + height_factor.lower, 1 + height_factor.upper);
    places.xx =
        width_factor ? random.uniform(1 + width_factor->lower, 1 + width_factor->upper) : places.yy;
    places.x0 = last_x / 2 * (1 - places.xx);
    places.y0 = last_y / 2 * (1 - places.yy);
    return places;
  });
}

void RandomZoom::backward(const BackwardPass& pass) const {
  warp_all_back(warp_of(*this, pass.input_shape), pass);
}

}  // namespace descent
