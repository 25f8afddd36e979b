#include "engine/layers/initializer.hpp"

#include <cmath>

#include "engine/core/closed_set.hpp"

namespace descent {
namespace {

// A normal distribution cut off at two deviations has a variance of 0.8796² of the whole one's;
// Keras divides by it so that the weights have the variance that the formula asks for.
constexpr float truncated_deviation = 0.87962566f;

float truncated_normal(Random& random, float variance) {
  const float deviation = std::sqrt(variance) / truncated_deviation;
  for (;;) {
    const float value = random.normal();
    if (std::abs(value) < 2) return value * deviation;
  }
}

struct Fill {
  float fan_in, fan_out;
  Random& random;
  std::span<float> values;

  template <typename Draw>
  void each(Draw&& draw) const {
    for (float& value : values) value = draw();
  }
  void uniform(float limit) const {
    each([&] { return random.uniform(-limit, limit); });
  }
  void normal(float variance) const {
    each([&] { return truncated_normal(random, variance); });
  }

  void operator()(const GlorotUniform&) const { uniform(std::sqrt(6 / (fan_in + fan_out))); }
  void operator()(const GlorotNormal&) const { normal(2 / (fan_in + fan_out)); }
  void operator()(const HeUniform&) const { uniform(std::sqrt(6 / fan_in)); }
  void operator()(const HeNormal&) const { normal(2 / fan_in); }
  void operator()(const Zeros&) const {
    each([] { return 0.0f; });
  }
  void operator()(const Ones&) const {
    each([] { return 1.0f; });
  }
  void operator()(const Constant& constant) const {
    each([&] { return constant.value; });
  }
  void operator()(const RandomUniform& range) const {
    each([&] { return random.uniform(range.minval, range.maxval); });
  }
};

}  // namespace

const std::vector<Initializer>& all_initializers() { return one_of_each<Initializer>(); }

std::string_view initializer_name(const Initializer& initializer) { return name_of(initializer); }

Fans fans_of(const Shape& shape) {
  if (shape.empty()) return {1, 1};
  if (shape.size() == 1) return {shape[0], shape[0]};
  const std::size_t in = shape[shape.size() - 2], out = shape.back();
  const std::size_t cells = element_count(shape) / (in * out);
  return {in * cells, out * cells};
}

void initialize(const Initializer& initializer, Fans fans, Random& random,
                std::span<float> values) {
  std::visit(Fill{static_cast<float>(fans.in), static_cast<float>(fans.out), random, values},
             initializer);
}

}  // namespace descent
