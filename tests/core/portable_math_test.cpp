#include "engine/core/portable_math.hpp"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

#include "engine/core/vector_math.hpp"

using namespace descent;

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();

float tanh_of_vector(float x) { return vector_tanh<Strict128>(Vector128(x)).get(2); }
float sin_of_vector(float x) { return vector_sin<Strict128>(Vector128(x), 1e5f).get(2); }
float cos_of_vector(float x) { return vector_cos<Strict128>(Vector128(x), 1e5f).get(2); }
float expm1_of_vector(float x) { return vector_expm1_below_0<Strict128>(Vector128(x)).get(2); }

struct Function {
  const char* name;
  float (*portable)(float);
  double (*exact)(double);
  float low, high;
  double ulp;  // the largest error that is allowed
};

const Function functions[] = {
    {"exp", portable_exp, std::exp, -87.33f, 88.72f, 2},
    {"exp", portable_exp, std::exp, -1, 1, 2},
    {"log", portable_log, std::log, 1e-3f, 4, 2},
    {"log", portable_log, std::log, 4, 3e38f, 2},
    {"sin", portable_sin, std::sin, -10, 10, 3},
    {"sin", portable_sin, std::sin, -1e5f, 1e5f, 3},
    {"cos", portable_cos, std::cos, -10, 10, 3},
    {"cos", portable_cos, std::cos, -1e5f, 1e5f, 3},
    {"tanh", tanh_of_vector, std::tanh, -10, 10, 6},
    {"tanh", tanh_of_vector, std::tanh, -1e-3f, 1e-3f, 6},
};

// Of their own list: the one above has its hash.
const Function activation_functions[] = {
    {"expm1", expm1_of_vector, std::expm1, -20, -1e-9f, 2},
    {"expm1", expm1_of_vector, std::expm1, -1, -1e-9f, 2},
    {"expm1", expm1_of_vector, std::expm1, -1e-3f, -1e-9f, 2},
    {"sin", sin_of_vector, std::sin, -10, 10, 3},
    {"sin", sin_of_vector, std::sin, -1e5f, 1e5f, 5},
    {"cos", cos_of_vector, std::cos, -10, 10, 3},
    {"cos", cos_of_vector, std::cos, -1e5f, 1e5f, 5},
};

// The distance of neighbouring floats at this value.
double ulp_at(double value) {
  int exponent = 0;
  std::frexp(value, &exponent);
  return std::ldexp(1.0, exponent - 24);
}

constexpr int steps = 200000;

float argument(const Function& f, int step) {
  return static_cast<float>(f.low + (static_cast<double>(f.high) - f.low) * step / steps);
}

void check_exactness(std::span<const Function> tested) {
  for (const Function& f : tested) {
    double worst = 0;
    float where = 0;
    for (int step = 0; step <= steps; ++step) {
      const float x = argument(f, step);
      const double exact = f.exact(x);
      const double error = std::abs(f.portable(x) - exact) / ulp_at(exact);
      if (error > worst) {
        worst = error;
        where = x;
      }
    }
    INFO(f.name << " from " << f.low << " to " << f.high << ", worst at " << where);
    CHECK(worst <= f.ulp);
  }
}

}  // namespace

TEST_CASE("portable functions are exact to a few units in the last place") {
  check_exactness(functions);
  check_exactness(activation_functions);
}

TEST_CASE("vector_sin and vector_cos end at their limit") {
  CHECK(sin_of_vector(0) == 0);
  CHECK(cos_of_vector(0) == 1);
  CHECK(sin_of_vector(1.1e5f) == 0);
  CHECK(cos_of_vector(-1.1e5f) == 0);
  for (const float x : {infinity, -infinity, not_a_number}) {
    CHECK(std::isnan(sin_of_vector(x)));
    CHECK(std::isnan(cos_of_vector(x)));
  }
}

TEST_CASE("portable_exp has its limits") {
  CHECK(portable_exp(0) == 1);
  CHECK(portable_exp(-infinity) == 0);
  CHECK(portable_exp(infinity) == infinity);
  CHECK(portable_exp(1000) == infinity);
  CHECK(portable_exp(88.73f) == infinity);
  CHECK(std::isfinite(portable_exp(88.72f)));
  CHECK(portable_exp(-87.34f) == 0);  // the result would be subnormal
  CHECK(portable_exp(-1e30f) == 0);
  CHECK(portable_exp(-87.33f) >= std::numeric_limits<float>::min());
  CHECK(std::isnan(portable_exp(not_a_number)));
  CHECK(std::isnan(portable_exp(std::bit_cast<float>(0x7fc001ffu))));
  CHECK(std::isnan(portable_exp(std::bit_cast<float>(0xffffffffu))));
}

TEST_CASE("portable_log has its limits") {
  CHECK(portable_log(1) == 0);
  CHECK(portable_log(0) == -infinity);
  CHECK(portable_log(-0.0f) == -infinity);
  CHECK(portable_log(infinity) == infinity);
  CHECK(std::isnan(portable_log(-1)));
  CHECK(std::isnan(portable_log(-infinity)));
  CHECK(std::isnan(portable_log(not_a_number)));
  CHECK(std::isfinite(portable_log(std::numeric_limits<float>::min())));
}

TEST_CASE("vector_tanh has its limits, is odd and never leaves -1 to 1") {
  CHECK(tanh_of_vector(infinity) == 1);
  CHECK(tanh_of_vector(-infinity) == -1);
  CHECK(std::isnan(tanh_of_vector(not_a_number)));
  CHECK(tanh_of_vector(0) == 0);
  CHECK(std::signbit(tanh_of_vector(-0.0f)));
  CHECK(tanh_of_vector(9.02f) == 1);
  for (int step = 0; step <= steps; ++step) {
    const float x = 12 * static_cast<float>(step) / steps;
    const float y = tanh_of_vector(x);
    REQUIRE((y >= 0 && y <= 1));
    REQUIRE(tanh_of_vector(-x) == -y);
  }
}

TEST_CASE("portable_sin and portable_cos have their limits") {
  CHECK(portable_sin(0) == 0);
  CHECK(portable_cos(0) == 1);
  for (const float x : {infinity, -infinity, not_a_number}) {
    CHECK(std::isnan(portable_sin(x)));
    CHECK(std::isnan(portable_cos(x)));
  }
  for (const float x : {1e10f, 1e20f, 3e38f}) CHECK(std::abs(portable_sin(x)) <= 1);
}

// xsimd's sine uses fused multiply-adds where there are any, on ARM for instance.
#if !defined(__aarch64__)
TEST_CASE("portable functions give the same bits on every platform") {
  std::uint64_t hash = 14695981039346656037u;
  for (const Function& f : functions) {
    for (int step = 0; step <= steps; ++step) {
      const auto bits = std::bit_cast<std::uint32_t>(f.portable(argument(f, step)));
      for (int i = 0; i < 4; ++i) hash = (hash ^ (bits >> (8 * i) & 0xff)) * 1099511628211u;
    }
  }
  CHECK(hash == 0xe172ea77a33faf78u);
}
#endif
