#include "engine/formats/own_images_file.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/formats/npz.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

namespace {

// All greys there are, from another one on for each.
OwnImages some_images(std::size_t count) {
  OwnImages own;
  for (std::size_t i = 0; i < count; ++i) {
    std::array<std::uint8_t, OwnImages::pixels> image{};
    for (std::size_t k = 0; k < image.size(); ++k) image[k] = static_cast<std::uint8_t>(i + k);
    own = own.with(image, static_cast<std::uint8_t>(i % 10));
  }
  return own;
}

std::optional<OwnImages> images_in(const std::vector<NamedArray>& arrays) {
  return read_own_images(*open_npz(write_npz(arrays)));
}

}  // namespace

TEST_CASE("own images come back from NumPy's file as they were") {
  const OwnImages own = some_images(13);
  CHECK(read_own_images(*open_npz(write_own_images(own))) == own);
}

TEST_CASE("own images whose numbers go to 255 are bytes; files of other arrays are none") {
  Tensor x({2, 28, 28}, 0), y({2}, 7);
  x.data()[5] = 255;
  x.data()[784] = 3;
  const auto own = images_in({{"x", &x}, {"y", &y}});
  REQUIRE(own);
  CHECK(own->count() == 2);
  CHECK(own->image(0)[5] == 255);
  CHECK(own->image(1)[0] == 3);
  CHECK(own->label(1) == 7);
  CHECK_FALSE(images_in({{"kernel", &x}, {"bias", &y}}));
  CHECK_FALSE(images_in({{"x", &x}}));
}

TEST_CASE("own images that cannot be used are refused with the reason") {
  Tensor x({2, 28, 28}, 0), y({2}, 7);
  const auto refuse = [](const Tensor& images, const Tensor& classes, const char* words) {
    CHECK_THROWS_WITH(images_in({{"x", &images}, {"y", &classes}}), ContainsSubstring(words));
  };
  refuse(Tensor({2, 32, 32}), y, "(2, 32, 32)");
  refuse(x, Tensor({3}), "(3,)");
  refuse(Tensor({1001, 28, 28}), Tensor({1001}), "1001 images");
  x.data()[0] = -1;
  refuse(x, y, "from 0 to 1");
  x.data()[0] = 0;
  y.data()[1] = 10;
  refuse(x, y, "none of 0 to 9");
  y.data()[1] = 2.5f;
  refuse(x, y, "none of 0 to 9");
}
