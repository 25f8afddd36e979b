#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/core/fields.hpp"
#include "engine/core/words.hpp"
#include "engine/layers/layer_limits.hpp"

// Settings that layers have in common which move, turn or scale pictures by a random amount.
namespace descent {

// Between which numbers a random one is drawn, as Keras's `factor`: 0.2 stands for -0.2 … 0.2.
struct Factor {
  float lower = 0;
  float upper = 0;

  bool operator==(const Factor&) const = default;
  static constexpr Factor around_0(float most) { return {0 - most, most}; }  // 0 and not −0
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

// The rows of what all of them have beside their factors.
template <typename Settings>
constexpr auto fill_fields() {
  return FieldRows{
      field("fill_mode", &Settings::fill_mode, OneOf<FillMode>{all_fill_modes},
            tr_noop("what stands beyond the edges")),
      field("interpolation", &Settings::interpolation, OneOf<Interpolation>{all_interpolations},
            tr_noop("how numbers between cells come about")),
      field("fill_value", &Settings::fill_value, Number{-limits::fill_value, limits::fill_value},
            tr_noop("the number beyond the edges, for `constant`"))};
}

// Cells that go into one number of the output: what multiply_adds() counts.
inline constexpr std::uint64_t cells_mixed = 4;

}  // namespace descent
