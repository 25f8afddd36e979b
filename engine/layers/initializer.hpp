#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/core/fields.hpp"
#include "engine/core/random.hpp"
#include "engine/core/shape.hpp"
#include "engine/core/words.hpp"
#include "engine/layers/layer_limits.hpp"

// How weights begin: keras.io/api/layers/initializers. Plain values.
namespace descent {

// U(-l, l) with l = sqrt(6 / (fan_in + fan_out)). Glorot & Bengio 2010.
struct GlorotUniform {
  bool operator==(const GlorotUniform&) const = default;
  static constexpr std::string_view name = "glorot_uniform";
  static constexpr auto fields() { return FieldRows{}; }
};
// Normal, cut off at two deviations, of variance 2 / (fan_in + fan_out). Glorot & Bengio 2010.
struct GlorotNormal {
  bool operator==(const GlorotNormal&) const = default;
  static constexpr std::string_view name = "glorot_normal";
  static constexpr auto fields() { return FieldRows{}; }
};
// U(-l, l) with l = sqrt(6 / fan_in). He et al. 2015.
struct HeUniform {
  bool operator==(const HeUniform&) const = default;
  static constexpr std::string_view name = "he_uniform";
  static constexpr auto fields() { return FieldRows{}; }
};
// Normal, cut off at two deviations, of variance 2 / fan_in. He et al. 2015.
struct HeNormal {
  bool operator==(const HeNormal&) const = default;
  static constexpr std::string_view name = "he_normal";
  static constexpr auto fields() { return FieldRows{}; }
};
struct Zeros {
  bool operator==(const Zeros&) const = default;
  static constexpr std::string_view name = "zeros";
  static constexpr auto fields() { return FieldRows{}; }
};
struct Ones {
  bool operator==(const Ones&) const = default;
  static constexpr std::string_view name = "ones";
  static constexpr auto fields() { return FieldRows{}; }
};
struct Constant {
  float value = 0;
  bool operator==(const Constant&) const = default;
  static constexpr std::string_view name = "Constant";
  static constexpr auto fields() {
    return FieldRows{field("value", &Constant::value, Number{-limits::weight, limits::weight}, "",
                           Presence::written)};
  }
};
// U(minval, maxval)
struct RandomUniform {
  float minval = -0.05f;
  float maxval = 0.05f;
  bool operator==(const RandomUniform&) const = default;
  static constexpr std::string_view name = "RandomUniform";
  static constexpr auto fields() {
    const Number range{-limits::weight, limits::weight};
    return FieldRows{field("minval", &RandomUniform::minval, range, tr_noop("at most `maxval`"),
                           Presence::written),
                     field("maxval", &RandomUniform::maxval, range, "", Presence::written)};
  }
};

using Initializer = std::variant<GlorotUniform, GlorotNormal, HeUniform, HeNormal, Zeros, Ones,
                                 Constant, RandomUniform>;

// Of a layer's setting (fields.hpp).
inline constexpr Described an_initializer{tr_noop("an initializer")};

// One of each, with its defaults, in the order of the variant.
const std::vector<Initializer>& all_initializers();

// "glorot_uniform", …, "Constant", "RandomUniform"
std::string_view initializer_name(const Initializer& initializer);

// The inputs and outputs of a unit, as Keras's initialisers count them: those of a convolution's
// kernel are channels and filters times the cells of its window; a vector of n numbers has n of
// both.
struct Fans {
  std::size_t in = 0, out = 0;
};
Fans fans_of(const Shape& shape);

// Fills `values` in row-major order.
void initialize(const Initializer& initializer, Fans fans, Random& random, std::span<float> values);

}  // namespace descent
