#pragma once

#include <array>
#include <cstdint>

namespace descent {

// How a guess at a line is measured: the differences between what it says and what is so, squared
// and summed, and the root of that, as courses work it out by hand; or as losses and metrics do.
enum class LossMeasure : std::uint8_t {
  root_of_sum,              // √Σ(ŷ − y)²
  mean_squared_error,       // Σ(ŷ − y)² / n
  root_mean_squared_error,  // √(Σ(ŷ − y)² / n)
  mean_absolute_error,      // Σ|ŷ − y| / n
};
inline constexpr std::array<const char*, 4> loss_measure_ids = {"root_of_sum", "mse", "rmse",
                                                                "mae"};  // in links

// The Line by hand, as it is looked at: what the loss is made of stands beside w and b.
struct ByHand {
  LossMeasure measure = LossMeasure::root_of_sum;
  bool squares = false;  // drawn as squares at the points
  bool operator==(const ByHand&) const = default;
};

}  // namespace descent
