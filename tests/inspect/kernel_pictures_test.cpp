#include "engine/inspect/kernel_pictures.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <vector>

using namespace descent;
using Catch::Matchers::WithinRel;

namespace {

std::vector<std::size_t> extents(const KernelPictures& pictures) {
  return {pictures.height, pictures.width, pictures.channels, pictures.units};
}

}  // namespace

TEST_CASE("the weights of a convolution are a picture for each filter and channel") {
  const Sequential model(
      {12, 12}, {Conv2D{4, {3, 5}}, MaxPooling2D{}, Conv2D{6, {2, 3}}, Flatten{}, Dense{3}}, 1);
  const auto first = kernel_pictures(model, 0);
  REQUIRE(first);
  CHECK(extents(*first) == std::vector<std::size_t>{3, 5, 1, 4});
  CHECK_FALSE(kernel_pictures(model, 1));
  const auto second = kernel_pictures(model, 2);
  REQUIRE(second);
  CHECK(extents(*second) == std::vector<std::size_t>{2, 3, 4, 6});
  CHECK(second->index(1, 2, 3, 5) == model.parameters()[2].kernel().size() - 1);
}

TEST_CASE("the weights of a dense layer are pictures where it looks at some, else a matrix") {
  const Sequential model({8, 6},
                         {RandomFlip{}, Conv2D{3, {3, 3}}, BatchNormalization{}, Flatten{},
                          Dropout{0.5f}, Dense{8}, ActivationLayer{Activation::relu}, Dense{8}},
                         1);
  const auto over_maps = kernel_pictures(model, 5);
  REQUIRE(over_maps);
  CHECK(extents(*over_maps) == std::vector<std::size_t>{6, 4, 3, 8});
  CHECK_FALSE(over_maps->matrix);
  // Input n of Flatten is (row, column, channel) in that order.
  CHECK(over_maps->index(1, 2, 1, 7) == ((1 * 4 + 2) * 3 + 1) * 8 + 7);
  const auto matrix = kernel_pictures(model, 7);
  REQUIRE(matrix);
  CHECK(extents(*matrix) == std::vector<std::size_t>{8, 8, 1, 1});
  CHECK(matrix->matrix);
  CHECK(matrix->index(3, 4, 0, 0) == 3 * 8 + 4);
  // Behind an average each input is a map's, and no place in it.
  const Sequential means({8, 6}, {Conv2D{3, {3, 3}}, GlobalAveragePooling2D{}, Dense{2}}, 1);
  const auto behind = kernel_pictures(means, 2);
  REQUIRE(behind);
  CHECK(behind->matrix);
}

TEST_CASE("how far a kernel has moved is told in parts of its length") {
  Tensor first({2, 2}), now({2, 2});
  std::vector<float> before = {3, 0, 0, 4}, after = {3, 0, 2.5f, 4};
  std::copy(before.begin(), before.end(), first.data());
  std::copy(after.begin(), after.end(), now.data());
  CHECK_THAT(relative_change(now, first), WithinRel(0.5, 1e-12));
  CHECK(relative_change(first, first) == 0);
  CHECK_THAT(relative_change(now, Tensor({2, 2})), WithinRel(std::sqrt(31.25), 1e-12));
}
