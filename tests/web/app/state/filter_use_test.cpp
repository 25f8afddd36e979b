#include "web/app/state/filter_use.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <limits>

#include "engine/core/error.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

namespace {

const Shape image = {28, 28};

Conv2D conv(std::size_t side) { return {4, {side, side}}; }

std::vector<Layer> network(std::vector<Layer> first) {
  first.emplace_back(Flatten{});
  first.emplace_back(Dense{10, Activation::softmax});
  return first;
}

}  // namespace

TEST_CASE("a filter goes into a first Conv2D of its size, behind augmentation", "[filter_use]") {
  CHECK(filter_use(image, network({conv(3)}), {}).layer == 0);
  CHECK(filter_use(image, network({RandomFlip{}, conv(3), conv(5)}), {}).layer == 1);
  CHECK(filter_use(image, network({conv(5)}), with_side({}, 5)).layer == 0);
}

TEST_CASE("where it does not fit, the reason is told, and what mends it does", "[filter_use]") {
  const FilterUse size = filter_use(image, network({conv(5), MaxPooling2D{}}), {});
  CHECK_FALSE(size.layer);
  CHECK_THAT(size.reason, ContainsSubstring("5×5") && ContainsSubstring("3×3"));
  CHECK(filter_use(image, size.mended, {}).layer == 0);
  for (const auto& layers : {network({}), network({MaxPooling2D{}, conv(3)}),
                             network({RandomFlip{}, BatchNormalization{}})}) {
    const FilterUse none = filter_use(image, layers, {});
    CHECK_FALSE(none.layer);
    CHECK_THAT(none.reason, ContainsSubstring("no Conv2D"));
    CHECK(none.mended.size() == layers.size() + 1);
    CHECK(filter_use(image, none.mended, {}).layer.has_value());
  }
  // A picture of 5 × 5 is too small for windows of 5 × 5 behind each other.
  const FilterUse hopeless = filter_use({6, 6}, network({conv(3), conv(4)}), with_side({}, 5));
  CHECK_FALSE(hopeless.layer);
  CHECK(hopeless.mended.empty());
  CHECK(hopeless.remedy.empty());
}

TEST_CASE("a filter's numbers are put among those of the others, and found again", "[filter_use]") {
  Sequential model({28, 28}, network({conv(3)}), 1);
  LayerParameters& own = model.parameters()[0];
  const Tensor before = own.kernel();
  const std::vector<float> numbers = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  put_filter(own, 2, numbers, 0.5f);
  CHECK(filter_of(own.kernel(), 2) == numbers);
  for (const std::size_t other : {0, 1, 3}) {
    CHECK(filter_of(own.kernel(), other) == filter_of(before, other));
  }
  CHECK(own.find("bias")->data()[2] == 0.5f);
  CHECK(own.find("bias")->data()[1] == 0);
  CHECK_THROWS_AS(put_filter(own, 4, numbers, 0), Error);
  CHECK_THROWS_AS(put_filter(own, 0, {numbers.data(), 8}, 0), Error);
  CHECK_THROWS_AS(put_filter(own, 0, numbers, std::numeric_limits<float>::infinity()), Error);
  CHECK_THROWS_AS(put_filter(model.parameters()[2], 0, numbers, 0), Error);
  CHECK(filter_of(own.kernel(), 0) == filter_of(before, 0));
}
