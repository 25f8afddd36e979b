#include "engine/core/portable_math.hpp"
#include "engine/layers/picture_warp_passes.hpp"
#include "engine/layers/random_rotation.hpp"

namespace descent {
namespace {

constexpr float whole_turn = 6.283185307179586f;  // 2π

}  // namespace

KeptArrays RandomRotation::keeps(const CacheRequest& request) const { return keep_places(request); }

void RandomRotation::forward(const ForwardPass& pass) const {
  const PictureWarp warp = warp_of(*this, pass.input_shape);
  const float last_x = static_cast<float>(warp.shape.width) - 1;
  const float last_y = static_cast<float>(warp.shape.height) - 1;
  warp_at_random(warp, pass, [&](Random& random) {
    const float angle = whole_turn * random.uniform(factor.lower, factor.upper);
    const float cosine = portable_cos(angle), sine = portable_sin(angle);
    // The middle stays where it is.
    return Affine{.xx = cosine,
                  .xy = -sine,
                  .x0 = (last_x - (cosine * last_x - sine * last_y)) / 2,
                  .yx = sine,
                  .yy = cosine,
                  .y0 = (last_y - (sine * last_x + cosine * last_y)) / 2};
  });
}

void RandomRotation::backward(const BackwardPass& pass) const {
  warp_all_back(warp_of(*this, pass.input_shape), pass);
}

}  // namespace descent
