#pragma once

#include <optional>

#include "engine/core/words.hpp"
#include "engine/layers/description.hpp"
#include "engine/layers/layer_limits.hpp"
#include "engine/layers/picture_warp.hpp"

namespace descent {

// While training, scales each picture around its middle by a random amount; otherwise does nothing.
// keras.io/api/layers/preprocessing_layers/image_augmentation/random_zoom
// A negative factor zooms in, a positive one out: it is of what is seen of the picture.
struct RandomZoom {
  Factor height_factor = Factor::around_0(0.1f);
  std::optional<Factor> width_factor;  // none: both ways alike
  FillMode fill_mode = FillMode::reflect;
  Interpolation interpolation = Interpolation::bilinear;
  float fill_value = 0;

  bool operator==(const RandomZoom&) const = default;

  static constexpr LayerInfo info = {
      .name = "RandomZoom",
      .article = "a",
      .meaning = tr_noop(
          "while training, enlarges or shrinks each picture at random, so that sizes matter less."),
      .augments = true,
  };
  static constexpr auto fields() {
    const FactorRange range{-limits::factor, limits::factor};
    const FieldRows own{
        field("height_factor", &RandomZoom::height_factor, range,
              tr_noop("how far, as a share of the height; negative is in, positive out"),
              Presence::required),
        field("width_factor", &RandomZoom::width_factor, range,
              tr_noop("the same of the width, drawn by itself; without it both are scaled alike"))};
    return own + fill_fields<RandomZoom>();
  }

  Shape output_shape(const Shape& input) const;
  ParameterList parameters(const Shape&) const { return {}; }
  std::uint64_t multiply_adds(const Shape& input) const;
  KeptArrays keeps(const CacheRequest& request) const;
  void forward(const ForwardPass& pass) const;
  void backward(const BackwardPass& pass) const;
};

}  // namespace descent
