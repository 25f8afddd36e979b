#pragma once

#include <array>
#include <cstdint>

namespace descent {

// What the Line is about: training as everywhere; w and b set by the person; or how gradient
// descent finds its way over the loss.
enum class LineMode : std::uint8_t { training, by_hand, descent };

// How the loss over w and b is pictured.
enum class LossPicture : std::uint8_t { contours, surface };
inline constexpr std::array<const char*, 2> loss_picture_ids = {"contours", "surface"};  // in links

// What else sets out from the same start.
enum class RacedAgainst : std::uint8_t { nothing, rates, optimizers };
inline constexpr std::array<const char*, 3> raced_against_ids = {"none", "rates", "optimizers"};

// The Line's gradient descent, as it is looked at.
struct DescentView {
  LossPicture picture = LossPicture::contours;
  RacedAgainst raced = RacedAgainst::nothing;
  bool operator==(const DescentView&) const = default;
};

}  // namespace descent
