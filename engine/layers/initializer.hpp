#pragma once

#include <cstddef>
#include <string_view>
#include <variant>

#include "engine/core/random.hpp"
#include "engine/core/tensor.hpp"

// How weights begin: keras.io/api/layers/initializers. Plain values.
namespace descent {

// U(-l, l) with l = sqrt(6 / (fan_in + fan_out)). Glorot & Bengio 2010.
struct GlorotUniform {
  bool operator==(const GlorotUniform&) const = default;
};
// Normal, cut off at two deviations, of variance 2 / (fan_in + fan_out). Glorot & Bengio 2010.
struct GlorotNormal {
  bool operator==(const GlorotNormal&) const = default;
};
// U(-l, l) with l = sqrt(6 / fan_in). He et al. 2015.
struct HeUniform {
  bool operator==(const HeUniform&) const = default;
};
// Normal, cut off at two deviations, of variance 2 / fan_in. He et al. 2015.
struct HeNormal {
  bool operator==(const HeNormal&) const = default;
};
struct Zeros {
  bool operator==(const Zeros&) const = default;
};
struct Ones {
  bool operator==(const Ones&) const = default;
};
struct Constant {
  float value = 0;
  bool operator==(const Constant&) const = default;
};
// U(minval, maxval)
struct RandomUniform {
  float minval = -0.05f;
  float maxval = 0.05f;
  bool operator==(const RandomUniform&) const = default;
};

using Initializer = std::variant<GlorotUniform, GlorotNormal, HeUniform, HeNormal, Zeros, Ones,
                                 Constant, RandomUniform>;

// "glorot_uniform", …, "Constant", "RandomUniform"
std::string_view initializer_name(const Initializer& initializer);

// Fills `values` in row-major order. fan_in and fan_out count the inputs and outputs of a unit.
void initialize(const Initializer& initializer, std::size_t fan_in, std::size_t fan_out,
                Random& random, Tensor& values);

}  // namespace descent
