#include "web/scenes/images/stack_fit.hpp"

#include <catch2/catch_test_macros.hpp>

#include "engine/model/sequential.hpp"

namespace descent {
namespace {

const Shape image{28, 28};

Conv2D conv(std::size_t side = 3) {
  return {8, {side, side}, {1, 1}, Padding::valid, Activation::relu};
}

StackMisfit misfit(const std::vector<Layer>& wanted, const std::vector<Layer>& now = {}) {
  const auto found = misfit_of(image, wanted, now);
  REQUIRE(found);
  CHECK_FALSE(found->reason.empty());
  // What is offered fits.
  if (!found->mended.empty()) CHECK(Sequential(image, found->mended, 1).output_size() > 0);
  CHECK(found->mended.empty() == found->remedy.empty());
  return *found;
}

}  // namespace

TEST_CASE("A stack that fits has no misfit", "[stack_fit]") {
  CHECK_FALSE(misfit_of(image, {conv(), MaxPooling2D{}, Flatten{}, Dense{10}}, {}));
  CHECK_FALSE(misfit_of(image, {}, {}));
}

TEST_CASE("Dense layers on pictures want a Flatten layer", "[stack_fit]") {
  const StackMisfit found = misfit({conv(), Dense{32}, Dense{10}});
  CHECK(found.layer == 1);
  CHECK(found.remedy == "Put a Flatten layer before it");
  CHECK(found.mended == std::vector<Layer>{conv(), Flatten{}, Dense{32}, Dense{10}});
}

TEST_CASE("In the place of a Flatten layer that was taken out, its channels can be averaged",
          "[stack_fit]") {
  const StackMisfit found = misfit({conv(), Dense{10}}, {conv(), Flatten{}, Dense{10}});
  CHECK(found.remedy == "Use GlobalAveragePooling2D");
  CHECK(found.mended == std::vector<Layer>{conv(), GlobalAveragePooling2D{}, Dense{10}});
}

TEST_CASE("Layers of pictures go before the Flatten layer", "[stack_fit]") {
  const StackMisfit found = misfit({Flatten{}, conv(), Dense{10}});
  CHECK(found.layer == 1);
  CHECK(found.remedy == "Put it before the Flatten layer");
  CHECK(found.mended == std::vector<Layer>{conv(), Flatten{}, Dense{10}});
}

TEST_CASE("A window that is too large may stand out", "[stack_fit]") {
  const StackMisfit found =
      misfit({MaxPooling2D{{7, 7}, {7, 7}}, conv(), conv(), Flatten{}, Dense{10}});  // 4×4, 2×2
  CHECK(found.layer == 2);
  CHECK(found.remedy == "Use the padding \"same\"");
  CHECK(std::get<Conv2D>(found.mended[2]).padding == Padding::same);
  CHECK(std::get<Conv2D>(found.mended[1]).padding == Padding::valid);
}

TEST_CASE("What fits nowhere can be left out", "[stack_fit]") {
  Conv2D soft = conv();
  soft.activation = Activation::softmax;
  const StackMisfit found = misfit({soft, Flatten{}, Dense{10}});
  CHECK(found.layer == 0);
  CHECK(found.remedy == "Leave the Conv2D layer out");
  CHECK(found.mended == std::vector<Layer>{Flatten{}, Dense{10}});
}

TEST_CASE("Without any remedy there is still the reason", "[stack_fit]") {
  // Two faults at once: nothing that is tried mends both.
  Conv2D soft = conv();
  soft.activation = Activation::softmax;
  const StackMisfit found = misfit({soft, conv(), soft, Dense{10}});
  CHECK(found.mended.empty());
}

}  // namespace descent
