#include "engine/data/grey_picture.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "engine/core/error.hpp"

namespace descent {
namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

// Grey paper with a dark bar on it, as a camera sees it.
GreyPicture photo() {
  GreyPicture picture{40, 20, std::vector<float>(800, 0.7f)};
  for (std::size_t y = 5; y < 15; ++y) {
    for (std::size_t x = 18; x < 22; ++x) picture.grey[y * 40 + x] = 0.2f;
  }
  return picture;
}

}  // namespace

TEST_CASE("a graymap is read, with comments and in 8 or 16 bits") {
  const std::string eight("P5\n# by hand\n3 2\n255\n\x00\x33\x66\x99\xcc\xff", 28);
  const GreyPicture picture = read_pgm(eight, "a.pgm");
  CHECK_FALSE(is_of_one_grey(picture));
  CHECK(is_of_one_grey({2, 1, {0.5f, 0.5f}}));
  CHECK(picture.width == 3);
  CHECK(picture.height == 2);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK_THAT(picture.grey[i], WithinAbs(0.2 * static_cast<double>(i), 1e-6));
  }
  const std::string sixteen("P5 1 2 1000 \x01\xf4\x03\xe8", 16);
  CHECK(read_pgm(sixteen, "a.pgm").grey == std::vector<float>{0.5f, 1.0f});
}

TEST_CASE("what is no graymap is refused with its reason") {
  const auto reason = [](const std::string& bytes) -> std::string {
    try {
      read_pgm(bytes, "a.pgm");
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  CHECK_THAT(reason(""), ContainsSubstring("a.pgm is no picture"));
  CHECK_THAT(reason("P6 1 1 255 abc"), ContainsSubstring("PGM"));
  CHECK_THAT(reason("P5"), ContainsSubstring("does not tell its size"));
  CHECK_THAT(reason("P5 -3 2 255 abcdef"), ContainsSubstring("does not tell its size"));
  CHECK_THAT(reason("P5 0 2 255 abcdef"), ContainsSubstring("does not tell its size"));
  CHECK_THAT(reason("P5 3 2 255 abcde"), ContainsSubstring("take 6 bytes, and 5 are there"));
  CHECK_THAT(reason("P5 3 2 255"), ContainsSubstring("and 0 are there"));
  CHECK_THAT(reason("P5 3 2 65536 abcdef"), ContainsSubstring("too large"));
  CHECK_THAT(reason("P5 99999999999999999999999999 2 255 "), ContainsSubstring("too large"));
  CHECK_THAT(reason("P5 4096 4096 65535 "), ContainsSubstring("take 33554432 bytes"));
  CHECK_THAT(reason("P5 # a comment without end"), ContainsSubstring("does not tell its size"));
}

TEST_CASE("writing on paper becomes ink on nothing") {
  CHECK(has_light_paper(photo()));
  const GreyPicture ink = with_full_contrast(inverted(photo()));
  CHECK_FALSE(has_light_paper(ink));
  CHECK(ink.grey[0] == 0);
  CHECK(ink.grey[10 * 40 + 20] == 1);
  CHECK_FALSE(has_light_paper(inverted(photo())));
}

TEST_CASE("writing finer than a hundredth of the picture is found") {
  GreyPicture dot{20, 20, std::vector<float>(400, 0.25f)};
  dot.grey[210] = 0.5f;
  CHECK(with_full_contrast(dot).grey[210] == 1);
  CHECK(with_full_contrast(dot).grey[0] == 0);
  const GreyPicture one_grey{5, 5, std::vector<float>(25, 0.6f)};
  CHECK(with_full_contrast(one_grey).grey == std::vector<float>(25, 1.0f));
  CHECK(with_full_contrast(inverted(one_grey)).grey == std::vector<float>(25, 0.0f));
  const GreyPicture half{2, 2, {0.5f, 0.5f, 0.5f, 0.5f}};  // neither dark nor light
  CHECK(with_full_contrast(half).grey == std::vector<float>(4, 0.0f));
  CHECK(with_full_contrast(photo()).grey[10 * 40 + 20] == 0);
  CHECK(with_full_contrast(photo()).grey[0] == 1);
}

TEST_CASE("a picture keeps its proportions in a square, and its mean") {
  const GreyPicture bar = {.width = 40, .height = 20, .grey = std::vector<float>(800, 0.5f)};
  const std::vector<float> square = in_a_square(bar, 8);
  REQUIRE(square.size() == 64);
  CHECK(square[0] == 0);
  CHECK_THAT(square[2 * 8], WithinAbs(0.5, 1e-6));
  CHECK_THAT(square[5 * 8 + 7], WithinAbs(0.5, 1e-6));
  CHECK(square[6 * 8] == 0);

  // Larger than it was, and by no whole number.
  const GreyPicture two = {.width = 2, .height = 2, .grey = {0, 1, 1, 0}};
  const std::vector<float> seven = in_a_square(two, 7);
  CHECK(seven[0] == 0);
  CHECK(seven[6] == 1);
  CHECK_THAT(seven[3 * 7 + 3], WithinAbs(0.5, 1e-6));
  // A hair is still a pixel wide.
  const GreyPicture hair = {.width = 1, .height = 300, .grey = std::vector<float>(300, 1.0f)};
  CHECK(in_a_square(hair, 10)[5 * 10 + 4] + in_a_square(hair, 10)[5 * 10 + 5] == 1);
}

}  // namespace descent
