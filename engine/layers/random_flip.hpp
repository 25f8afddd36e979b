#pragma once

#include <string_view>
#include <vector>

#include "engine/core/words.hpp"
#include "engine/layers/description.hpp"

namespace descent {

enum class FlipMode { horizontal, vertical, horizontal_and_vertical };
std::string_view to_string(FlipMode mode);
const std::vector<FlipMode>& all_flip_modes();

// While training, flips each picture or leaves it, at even odds; otherwise does nothing. Both ways
// is one coin for both: the picture stays, or is turned upside down.
// keras.io/api/layers/preprocessing_layers/image_augmentation/random_flip
struct RandomFlip {
  FlipMode mode = FlipMode::horizontal_and_vertical;

  bool operator==(const RandomFlip&) const = default;

  static constexpr LayerInfo info = {
      .name = "RandomFlip",
      .article = "a",
      .meaning = tr_noop("while training, mirrors half of the pictures, each by the toss of a "
                         "coin; for photographs, not for digits."),
      .augments = true,
  };
  static constexpr auto fields() {
    return FieldRows{
        field("mode", &RandomFlip::mode, OneOf<FlipMode>{all_flip_modes},
              tr_noop("left and right, top and bottom, or both at once: half a turn"))};
  }

  Shape output_shape(const Shape& input) const;
  ParameterList parameters(const Shape&) const { return {}; }
  std::uint64_t multiply_adds(const Shape&) const { return 0; }
  KeptArrays keeps(const CacheRequest& request) const;
  void forward(const ForwardPass& pass) const;
  void backward(const BackwardPass& pass) const;
};

}  // namespace descent
