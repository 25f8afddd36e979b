#pragma once

#include "engine/core/words.hpp"
#include "engine/layers/description.hpp"
#include "engine/layers/layer_limits.hpp"
#include "engine/layers/picture_warp.hpp"

namespace descent {

// While training, turns each picture around its middle by a random angle; otherwise does nothing.
// keras.io/api/layers/preprocessing_layers/image_augmentation/random_rotation
struct RandomRotation {
  Factor factor = Factor::around_0(0.05f);  // of a whole turn; positive: counter-clockwise
  FillMode fill_mode = FillMode::reflect;
  Interpolation interpolation = Interpolation::bilinear;
  float fill_value = 0;

  bool operator==(const RandomRotation&) const = default;

  static constexpr LayerInfo info = {
      .name = "RandomRotation",
      .article = "a",
      .meaning = tr_noop(
          "while training, turns each picture by a random angle, so that slants matter less."),
      .augments = true,
  };
  static constexpr auto fields() {
    const FactorRange range{-limits::factor, limits::factor};
    const FieldRows own{
        field("factor", &RandomRotation::factor, range,
              tr_noop("how far, as a share of a whole turn; positive is counter-clockwise"),
              Presence::required)};
    return own + fill_fields<RandomRotation>();
  }

  Shape output_shape(const Shape& input) const;
  ParameterList parameters(const Shape&) const { return {}; }
  std::uint64_t multiply_adds(const Shape& input) const;
  KeptArrays keeps(const CacheRequest& request) const;
  void forward(const ForwardPass& pass) const;
  void backward(const BackwardPass& pass) const;
};

}  // namespace descent
