#include "web/app/words/number_text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

namespace descent {

TEST_CASE("numbers have a true minus sign and no minus zero") {
  CHECK(fixed_text(-0.9449, 2) == "−0.94");
  CHECK(fixed_text(2, 3) == "2.000");
  CHECK(fixed_text(-0.0004, 3) == "0.000");
  CHECK(short_text(-1.5) == "−1.5");
  CHECK(short_text(0.031249) == "0.0312");
  CHECK(short_text(0) == "0");
}

TEST_CASE("what is no number is told in words, and what is huge stays short") {
  CHECK(fixed_text(NAN, 2) == "not a number");
  CHECK(short_text(-INFINITY) == "minus infinity");
  CHECK(fixed_text(-3.2e30, 2) == "−3.2e+30");
}

}  // namespace descent
