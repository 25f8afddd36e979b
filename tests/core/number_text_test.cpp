#include "engine/core/number_text.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

namespace descent {

TEST_CASE("numbers have a true minus sign and no minus zero") {
  CHECK(fixed_text(-0.9449, 2) == "−0.94");
  CHECK(fixed_text(2, 3) == "2.000");
  CHECK(fixed_text(-0.0004, 3) == "0.000");
  CHECK(short_text(-1.5) == "−1.5");
  CHECK(short_text(0.031249) == "0.0312");
  CHECK(short_text(0) == "0");
}

TEST_CASE("large numbers are read at once: thousands apart, no powers of ten, no idle decimals") {
  CHECK(short_text(59'300) == "59,300");
  CHECK(short_text(59'312.5) == "59,300");
  CHECK(short_text(-1'234.5, 6) == "−1,234.5");
  CHECK(short_text(999.7) == "1,000");
  CHECK(fixed_text(451'512.1875, 4) == "451,512");
  CHECK(fixed_text(-1'234.5678, 4) == "−1,234.57");
  CHECK(fixed_text(999.5, 0) == "1,000");
  CHECK(loss_text(451'512.1875) == "451,512");
  CHECK(loss_text(1'234.5) == "1,234.5");
  CHECK(loss_text(715.66) == "715.7");
}

TEST_CASE("short_text keeps its digits over all sizes") {
  for (int exponent = -4; exponent < 7; ++exponent) {
    const double value = 1.234567 * std::pow(10.0, exponent);
    std::string digits = short_text(value);
    INFO(digits);
    digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
    CHECK(digits.find('e') == std::string::npos);
    CHECK(std::abs(std::stod(digits) / value - 1) < 0.005);
  }
}

TEST_CASE("epochs are told with their goal") {
  CHECK(epochs_text(0, 500) == "0 / 500");
  CHECK(epochs_text(100, 500) == "100 / 500");
  CHECK(epochs_text(1'234, 9'999) == "1,234 / 9,999");
  CHECK(epochs_text(12'345, 1'000'000) == "12,345 / 1 M");
}

TEST_CASE("what is no number is told in words, and what is huge stays short") {
  CHECK(fixed_text(NAN, 2) == "not a number");
  CHECK(short_text(-INFINITY) == "minus infinity");
  CHECK(fixed_text(-3.2e30, 2) == "−3.2e+30");
}

}  // namespace descent
