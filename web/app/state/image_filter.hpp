#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "web/app/state/image_origin.hpp"

namespace descent {

// Which images are shown, and in which order: what is set has to be true of an image. All but `all`
// and `truth` need predictions.
struct ImageFilter {
  enum class Which {
    all,
    wrong,       // the prediction is not the class; the surest first
    least_sure,  // all, the lowest confidence first
  };
  Which which = Which::all;
  std::optional<std::uint32_t> truth, predicted;  // classes
  std::optional<std::size_t> tenth;               // of confidence: see reliability_bin()
  ImageOrigin origin = ImageOrigin::validation;

  // More than the words above the images say.
  bool narrows() const { return truth || predicted || tenth; }
  bool needs_predictions() const { return which != Which::all || predicted || tenth; }
  bool operator==(const ImageFilter&) const = default;
  // All of the same origin.
  ImageFilter widest() const {
    ImageFilter wide;
    wide.origin = origin;
    return wide;
  }
};

}  // namespace descent
