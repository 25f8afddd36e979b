#pragma once

#include <array>
#include <cstddef>
#include <optional>

namespace descent {

// What the page Why shows: how the answer hangs on pixels and on parts of the image, the smallest
// change that turns it, what a filter answers to.
enum class WhyPart { pixels, change, filters };
// In links and the names of controls.
inline constexpr std::array<const char*, 3> why_part_ids = {"pixels", "change", "filters"};
// Whose logit and probability it is about.
enum class AskedClass { answer, label, chosen };
enum class SaliencyKind { with_sign, size, times_pixel };
// What stands in the place of a part that is covered.
enum class Baseline { black, mean, white };

inline constexpr std::size_t most_window = 15;  // cells of a covering window's side

// What the person has chosen on the page Why.
struct WhyView {
  WhyPart part = WhyPart::pixels;
  AskedClass asked = AskedClass::answer;
  std::size_t chosen_class = 0;  // where it is AskedClass::chosen
  SaliencyKind saliency = SaliencyKind::with_sign;
  std::size_t window = 5, stride = 2;  // of covering, in cells
  Baseline baseline = Baseline::black;
  std::optional<std::size_t> towards;  // the class that the change leads to; none: any other one
  std::optional<float> epsilon;        // its size, 0 … 1; none: where the answer turns
  std::optional<std::size_t> layer;    // whose filter is shown, counted from 0; none: the first
  std::size_t filter = 0;
  bool operator==(const WhyView&) const = default;
};

}  // namespace descent
