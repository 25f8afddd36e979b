#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

// Settings that layers have in common which move, turn or scale pictures by a random amount.
namespace descent {

// Between which numbers a random one is drawn, as Keras's `factor`: 0.2 stands for -0.2 … 0.2.
struct Factor {
  float lower = 0;
  float upper = 0;

  bool operator==(const Factor&) const = default;
  static constexpr Factor around_0(float most) { return {-most, most}; }
  bool is_around_0() const { return lower == -upper; }
};

// What a Factor may be as a setting (fields.hpp): a number, or two for its ends.
struct FactorRange {
  double low, high;
};

// What stands beyond the edges of a picture a b c d.
// reflect: d c b a | a b c d | d c b a     wrap: a b c d | a b c d | a b c d
// nearest: a a a a | a b c d | d d d d     constant: a number, into which the edge fades
enum class FillMode { reflect, wrap, constant, nearest };
std::string_view to_string(FillMode mode);
const std::vector<FillMode>& all_fill_modes();

// bilinear: between the four cells around a place; nearest: the nearest one.
enum class Interpolation { bilinear, nearest };
std::string_view to_string(Interpolation interpolation);
const std::vector<Interpolation>& all_interpolations();

// Cells that go into one number of the output: what multiply_adds() counts.
inline constexpr std::uint64_t cells_mixed = 4;

}  // namespace descent
