#include "web/charts/pixel_numbers.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

namespace descent {
namespace {

const std::vector<float> values{0, 1, 0.5f, 100.f / 255, -0.25f, 0.004f};

PixelPicture picture(PixelUnit unit) {
  PixelPicture result;
  result.height = 2;
  result.width = 3;
  result.values = values;
  result.unit = unit;
  return result;
}

}  // namespace

TEST_CASE("pixels are told as in their file, and as a network sees them") {
  const PixelPicture bytes = picture(PixelUnit::bytes), inputs = picture(PixelUnit::inputs);
  CHECK(pixel_text(bytes, {0, 0}) == "0");
  CHECK(pixel_text(bytes, {0, 1}) == "255");
  CHECK(pixel_text(bytes, {1, 0}) == "100");
  CHECK(pixel_text(bytes, {1, 1}) == "−64");
  CHECK(pixel_text(inputs, {0, 0}) == "0");
  CHECK(pixel_text(inputs, {0, 1}) == "1.00");
  CHECK(pixel_text(inputs, {1, 0}) == "0.39");
}

TEST_CASE("a part lies around its middle, within the picture") {
  PixelPicture large = picture(PixelUnit::bytes);
  large.height = large.width = 28;
  CHECK(part_around(large, {14, 14}, 10, 10) == PixelPart{9, 9, 10, 10});
  CHECK(part_around(large, {0, 2}, 10, 10) == PixelPart{0, 0, 10, 10});
  CHECK(part_around(large, {27, 26}, 10, 7) == PixelPart{18, 21, 10, 7});
  CHECK(part_around(large, {5, 5}, 40, 40) == PixelPart{0, 0, 28, 28});
}

}  // namespace descent
