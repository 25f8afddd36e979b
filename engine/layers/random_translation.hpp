#pragma once

#include "engine/core/words.hpp"
#include "engine/layers/description.hpp"
#include "engine/layers/layer_limits.hpp"
#include "engine/layers/picture_warp.hpp"

namespace descent {

// While training, moves each picture by a random part of its height and width; otherwise does
// nothing. keras.io/api/layers/preprocessing_layers/image_augmentation/random_translation
struct RandomTranslation {
  Factor height_factor = Factor::around_0(0.1f);  // positive: down
  Factor width_factor = Factor::around_0(0.1f);   // positive: to the right
  FillMode fill_mode = FillMode::reflect;
  Interpolation interpolation = Interpolation::bilinear;
  float fill_value = 0;

  bool operator==(const RandomTranslation&) const = default;

  static constexpr LayerInfo info = {
      .name = "RandomTranslation",
      .article = "a",
      .meaning = tr_noop(
          "while training, moves each picture by a random amount, so that places matter less."),
      .augments = true,
  };
  static constexpr auto fields() {
    const FactorRange range{-limits::factor, limits::factor};
    const FieldRows own{
        field("height_factor", &RandomTranslation::height_factor, range,
              tr_noop("how far up or down, as a share of the height; positive is down"),
              Presence::required),
        field("width_factor", &RandomTranslation::width_factor, range,
              tr_noop("how far to a side, as a share of the width; positive is to the right"),
              Presence::required)};
    return own + fill_fields<RandomTranslation>();
  }

  Shape output_shape(const Shape& input) const;
  ParameterList parameters(const Shape&) const { return {}; }
  std::uint64_t multiply_adds(const Shape& input) const;
  KeptArrays keeps(const CacheRequest& request) const;
  void forward(const ForwardPass& pass) const;
  void backward(const BackwardPass& pass) const;
};

}  // namespace descent
