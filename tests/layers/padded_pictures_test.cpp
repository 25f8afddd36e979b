#include "engine/layers/padded_pictures.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "tests/kernels/sliding_windows.hpp"

using namespace descent;
using namespace descent::testing;

TEST_CASE("padding stands around each picture, and is cut off again") {
  const SlidingWindow window = window_over({2, 3}, {2, 2}, {}, Padding::same);
  REQUIRE(needs_padding(window));
  const SlidingWindow over = over_padded_pictures(window);
  CHECK(over.height == 3);
  CHECK(over.width == 4);
  CHECK(over.positions() == window.positions());
  const std::vector<float> x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  std::vector<float> padded(2 * 12, -1.0f), back(12, -1.0f);
  pad_pictures(window, 2, x.data(), padded.data());
  CHECK(padded == std::vector<float>{1, 2, 3, 0, 4,  5,  6,  0, 0, 0, 0, 0,  //
                                     7, 8, 9, 0, 10, 11, 12, 0, 0, 0, 0, 0});
  cut_padding(window, 2, padded.data(), back.data());
  CHECK(back == x);
}

TEST_CASE("a padding on all sides, of two channels") {
  const SlidingWindow window = window_over({1, 1, 2}, {3, 3}, {}, Padding::same);
  const std::vector<float> x = {5, 6};
  std::vector<float> padded(18, -1.0f), back(2);
  pad_pictures(window, 1, x.data(), padded.data());
  std::vector<float> expected(18, 0.0f);
  expected[8] = 5, expected[9] = 6;
  CHECK(padded == expected);
  cut_padding(window, 1, padded.data(), back.data());
  CHECK(back == x);
}

TEST_CASE("what no window covers is left out of padded pictures, and is 0 on the way back") {
  // 5 × 4 cells in steps of 3 × 2: 2 × 2 places of a window of 1 × 3, the first one cell to the
  // right of none; the last two lines are not covered.
  const SlidingWindow window = window_over({5, 4}, {1, 3}, {3, 2}, Padding::same);
  REQUIRE(needs_padding(window));
  const SlidingWindow over = over_padded_pictures(window);
  CHECK(over.height == 4);
  CHECK(over.width == 5);
  std::vector<float> x(20), padded(20, -1.0f), back(20, -1.0f);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<float>(i + 1);
  pad_pictures(window, 1, x.data(), padded.data());
  CHECK(padded ==
        std::vector<float>{1, 2, 3, 4, 0, 5, 6, 7, 8, 0, 9, 10, 11, 12, 0, 13, 14, 15, 16, 0});
  cut_padding(window, 1, padded.data(), back.data());
  std::vector<float> expected = x;
  std::fill(expected.begin() + 16, expected.end(), 0.0f);
  CHECK(back == expected);
}

TEST_CASE("windows that stay inside need no padding") {
  CHECK_FALSE(needs_padding(window_over({4, 5, 3}, {3, 2})));
  CHECK_FALSE(needs_padding(window_over({5, 5}, {2, 2}, {3, 3})));
  CHECK_FALSE(needs_padding(window_over({4, 4}, {2, 2}, {2, 2}, Padding::same)));
  CHECK(needs_padding(window_over({5, 5}, {2, 2}, {2, 2}, Padding::same)));
}
