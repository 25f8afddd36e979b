#include "engine/data/deflate.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/data/data_helpers.hpp"

namespace descent {
namespace {

std::string error_of_inflating(const test::Bytes& packed, std::size_t limit = 1000) {
  return test::error_of([&] { inflate_text(packed, limit, "The link"); });
}

}  // namespace

TEST_CASE("text comes back from its zlib stream") {
  for (const std::string& text :
       {std::string(), std::string("a"), std::string(100'000, 'x'), std::string("\0\xFF", 2)}) {
    CHECK(inflate_text(deflate_text(text), text.size(), "It") == text);
  }
}

TEST_CASE("damaged streams and those that unpack to too much are told") {
  const test::Bytes good = deflate_text("a text that is long enough, long enough, long enough");
  CHECK(error_of_inflating(good).empty());
  CHECK(error_of_inflating({}) == "The link is cut off: its end is missing.");
  for (std::size_t size = 1; size < good.size(); ++size) {
    CHECK(error_of_inflating({good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size)}) ==
          "The link is cut off: its end is missing.");
  }
  CHECK(error_of_inflating({1, 2, 3, 4}) == "The link is damaged: it cannot be unpacked.");
  test::Bytes longer = good;
  longer.push_back(0);
  CHECK(error_of_inflating(longer) == "The link is damaged: it goes on after its end.");
  test::Bytes wrong_sum = good;
  wrong_sum.back() ^= 1;
  CHECK(error_of_inflating(wrong_sum) == "The link is damaged: it cannot be unpacked.");
  CHECK(error_of_inflating(good, 10) ==
        "The link unpacks to more than the 10 bytes that are allowed.");
  // A thousand times its size: refused as soon as the limit is passed.
  const test::Bytes bomb = deflate_text(std::string(std::size_t{64} << 20, 'x'));
  CHECK(bomb.size() < 70'000);
  CHECK(error_of_inflating(bomb) ==
        "The link unpacks to more than the 1000 bytes that are allowed.");
}

}  // namespace descent
