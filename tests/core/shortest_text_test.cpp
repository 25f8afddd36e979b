#include "engine/core/shortest_text.hpp"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include "engine/core/random.hpp"
#include "tests/random_rounds.hpp"

using namespace descent;

namespace {

template <typename Number>
std::string written(Number number) {
  std::string text;
  append_shortest(text, number);
  return text;
}

template <typename Number>
std::string expected(Number number) {
  char text[64];
  return {text, std::to_chars(text, text + sizeof text, number).ptr};
}

// Numbers near each other in memory are near each other; those of few digits are what people write.
template <typename Number, typename Bits>
void check_around(std::uint64_t random) {
  const auto same = [](Number number) {
    if (!std::isfinite(number)) return;
    const std::string text = written(number);
    if (text != expected(number)) FAIL(text << " instead of " << expected(number));
  };
  same(std::bit_cast<Number>(static_cast<Bits>(random)));
  const int exponent = static_cast<int>(random % 2100) - 1074;
  const auto power = std::ldexp(Number{1}, exponent);
  same(power);
  same(std::nextafter(power, Number{0}));
  same(static_cast<Number>(random >> random % 64));
  same(static_cast<Number>(static_cast<double>(random % 1'000'000) / 1000));
  same(std::bit_cast<Number>(static_cast<Bits>(random % 5000)));
}

}  // namespace

TEST_CASE("the fewest digits, written the shorter way") {
  CHECK(written(0.03) == "0.03");
  CHECK(written(0.03f) == "0.03");
  CHECK(written(0.1 + 0.2) == "0.30000000000000004");
  CHECK(written(-1234.5) == "-1234.5");
  CHECK(written(1e-7) == "1e-07");
  CHECK(written(1e22) == "1e+22");
  CHECK(written(10000.0) == "10000");
  CHECK(written(100000.0) == "1e+05");
  CHECK(written(0.0) == "0");
  CHECK(written(-0.0) == "-0");
  CHECK(written(134217728.0f) == "134217728");
  CHECK(written(std::numeric_limits<double>::denorm_min()) == "5e-324");
  CHECK(written(std::numeric_limits<double>::infinity()) == "inf");
}

TEST_CASE("numbers of every size are what the standard library writes") {
  Random random(11);
  for (std::size_t i = 0; i < tests::random_rounds(50'000); ++i) {
    const std::uint64_t bits = random.next();
    check_around<double, std::uint64_t>(bits);
    check_around<float, std::uint32_t>(bits);
  }
  using Double = std::numeric_limits<double>;
  using Float = std::numeric_limits<float>;
  CHECK(written(Double::max()) == expected(Double::max()));
  CHECK(written(Double::min()) == expected(Double::min()));
  CHECK(written(Float::max()) == expected(Float::max()));
  CHECK(written(Float::min()) == expected(Float::min()));
}
