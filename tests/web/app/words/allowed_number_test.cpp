#include "web/app/words/allowed_number.hpp"

#include <catch2/catch_test_macros.hpp>

namespace descent {

TEST_CASE("a sentence says what may be typed") {
  CHECK(allowed_text({1, 512, true}) == "A whole number from 1 to 512.");
  CHECK(allowed_text({1, 1e6, true}) == "A whole number from 1 to 1,000,000.");
  CHECK(allowed_text({0, 50, false, " %"}) == "A number from 0 to 50 %.");
  CHECK(allowed_text({1e-9, 1000}) == "A number from 1e-09 to 1,000.");
  AllowedNumber positive;
  positive.min = 0;
  CHECK(allowed_text(positive) == "A number of at least 0.");
  CHECK(allowed_text({}) == "A number.");
}

TEST_CASE("what is no number, or none that is allowed, is not corrected but refused") {
  const AllowedNumber units{1, 512, true};
  for (const char* typed : {"", " ", "-1", "0", "513", "3.7", "1e9", "abc", "1 2x", "0x10", "inf",
                            "nan", "--3", "1,2", "1,0000"}) {
    INFO(typed);
    CHECK_FALSE(allowed_number(typed, units));
  }
  CHECK(allowed_number("20", units) == 20);
  CHECK(allowed_number(" 5e1 ", units) == 50);
  CHECK(allowed_number("3.0", units) == 3);
  const AllowedNumber rate{0, 1000};
  CHECK_FALSE(allowed_number("-1", rate));
  CHECK_FALSE(allowed_number("1e9", rate));
  CHECK(allowed_number("0,03", rate) == 0.03);
  CHECK(allowed_number("50 %", {0, 90, false, " %"}) == 50);
  CHECK(allowed_number("−2.5", {}) == -2.5);
  CHECK(allowed_number("100,000", {1, 1e6, true}) == 100'000);
}

TEST_CASE("a minus is shown with its own sign and copied as other programs read it") {
  CHECK(with_minus_sign("-2.5") == "−2.5");
  CHECK(with_minus_sign("1e-5") == "1e-5");
  CHECK(with_minus_sign("−1") == "−1");
  CHECK(with_minus_sign("") == "");
  CHECK(with_hyphen("−2.5") == "-2.5");
  CHECK(with_hyphen("-1") == "-1");
  CHECK(with_hyphen("5") == "5");
}

}  // namespace descent
