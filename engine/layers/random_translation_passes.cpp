#include "engine/layers/picture_warp_passes.hpp"
#include "engine/layers/random_translation.hpp"

namespace descent {

KeptArrays RandomTranslation::keeps(const CacheRequest& request) const {
  return keep_places(request);
}

void RandomTranslation::forward(const ForwardPass& pass) const {
  const PictureWarp warp = warp_of(*this, pass.input_shape);
  warp_at_random(warp, pass, [&](Random& random) {
    const float down = random.uniform(height_factor.lower, height_factor.upper);
    const float right = random.uniform(width_factor.lower, width_factor.upper);
    Affine places;
    places.x0 = -right * static_cast<float>(warp.shape.width);
    places.y0 = -down * static_cast<float>(warp.shape.height);
    return places;
  });
}

void RandomTranslation::backward(const BackwardPass& pass) const {
  warp_all_back(warp_of(*this, pass.input_shape), pass);
}

}  // namespace descent
