#include "engine/layers/initializer.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "engine/core/tensor.hpp"

using namespace descent;
using Catch::Matchers::WithinRel;

namespace {

constexpr std::size_t fan_in = 300, fan_out = 200;

Tensor initialized(const Initializer& initializer, std::uint64_t seed = 7) {
  const Shape values_shape{fan_in, fan_out};
  Tensor values = zeros(values_shape);
  Random random(seed, RandomStream::weights);
  initialize(initializer, fans_of(values_shape), random, {values.data(), values.size()});
  return values;
}

double variance(const Tensor& values) {
  double sum = 0;
  for (const float value : values) sum += static_cast<double>(value) * value;
  return sum / static_cast<double>(values.size());
}

float largest(const Tensor& values) {
  float most = 0;
  for (const float value : values) most = std::max(most, std::abs(value));
  return most;
}

}  // namespace

TEST_CASE("a bias has as many inputs as outputs, as Keras counts them") {
  CHECK(fans_of({5}).in == 5);
  CHECK(fans_of({5}).out == 5);
  CHECK(fans_of({3, 2, 4, 5}).in == 24);
  CHECK(fans_of({3, 2, 4, 5}).out == 30);
  std::vector<float> bias(3000);
  Random random(7, RandomStream::weights);
  initialize(HeUniform{}, fans_of({bias.size()}), random, bias);
  float most = 0;
  for (const float value : bias) most = std::max(most, std::abs(value));
  CHECK(most <= std::sqrt(6.0f / 3000));
  CHECK(most > 0.99f * std::sqrt(6.0f / 3000));
}

TEST_CASE("uniform initialisers keep to their limit and have its variance") {
  const auto check = [](const Initializer& initializer, double limit) {
    const Tensor values = initialized(initializer);
    CHECK(largest(values) <= limit);
    CHECK(largest(values) > 0.99 * limit);  // 60,000 draws come close to it
    // The variance of U(-l, l) is l²/3; its estimate from n draws has a relative deviation of
    // sqrt(0.8/n) = 0.4 %, so 2 % is five deviations.
    CHECK_THAT(variance(values), WithinRel(limit * limit / 3, 0.02));
  };
  check(GlorotUniform{}, std::sqrt(6.0 / (fan_in + fan_out)));
  check(HeUniform{}, std::sqrt(6.0 / fan_in));
  check(RandomUniform{}, 0.05);
}

TEST_CASE(
    "normal initialisers have the variance their formula asks for, cut off at two deviations") {
  const auto check = [](const Initializer& initializer, double wanted) {
    const Tensor values = initialized(initializer);
    CHECK_THAT(variance(values), WithinRel(wanted, 0.03));
    CHECK(largest(values) <= 2 * std::sqrt(wanted) / 0.87962566 * 1.0001);
  };
  check(GlorotNormal{}, 2.0 / (fan_in + fan_out));
  check(HeNormal{}, 2.0 / fan_in);
}

TEST_CASE("constant initialisers") {
  CHECK(initialized(Zeros{}) == zeros(Shape{fan_in, fan_out}));
  CHECK(initialized(Ones{})(299, 199) == 1.0f);
  CHECK(initialized(Constant{10})(0, 0) == 10.0f);
}

TEST_CASE("the seed decides the weights") {
  CHECK(initialized(GlorotUniform{}, 1) == initialized(GlorotUniform{}, 1));
  CHECK_FALSE(initialized(GlorotUniform{}, 1) == initialized(GlorotUniform{}, 2));
}
