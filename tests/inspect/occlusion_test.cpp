#include "engine/inspect/occlusion.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

using namespace descent;
using Catch::Matchers::WithinAbs;

namespace {

// Its only output is the sum of some cells.
Sequential sum_of(const Shape& shape, const std::vector<std::size_t>& cells) {
  Sequential model(shape, {Flatten{}, Dense{1, Activation::linear, false}}, 1);
  Tensor& kernel = *model.parameters()[1].find("kernel");
  for (float& weight : kernel) weight = 0;
  for (const std::size_t cell : cells) kernel.data()[cell] = 1;
  return model;
}

Occlusion occlusion_of(const Sequential& model, const std::vector<float>& sample,
                       const OcclusionSettings& settings) {
  Occlusion occlusion(model, sample, 0, settings);
  while (!occlusion.advance(model, default_kernels())) {
  }
  return occlusion;
}

}  // namespace

TEST_CASE("windows cover every cell, the last of a line ends at the edge") {
  const Sequential model = sum_of({28, 28}, {0});
  const Occlusion windows(model, std::vector<float>(28 * 28), 0, {5, 2, 0});
  CHECK(windows.rows() == 13);
  CHECK(windows.columns() == 13);
  CHECK(windows.top(0) == 0);
  CHECK(windows.left(1) == 2);
  CHECK(windows.left(11) == 22);
  CHECK(windows.left(12) == 23);
  CHECK(windows.top(13 * 13 - 1) == 23);
  const Occlusion large(model, std::vector<float>(28 * 28), 0, {40, 3, 0});
  CHECK(large.windows() == 1);
  CHECK(large.height() == 28);
}

TEST_CASE("what a window covers is lost, and only where it lies") {
  // Row 2, column 3 of 6 × 7; all cells are 0.5.
  const Sequential model = sum_of({6, 7}, {2 * 7 + 3});
  const std::vector<float> sample(6 * 7, 0.5f);
  const Occlusion occlusion = occlusion_of(model, sample, {3, 1, 0.2f});
  REQUIRE(occlusion.covered().size() == 4 * 5);
  for (std::size_t window = 0; window < occlusion.windows(); ++window) {
    const std::size_t top = occlusion.top(window), left = occlusion.left(window);
    const bool over = top <= 2 && 2 < top + 3 && left <= 3 && 3 < left + 3;
    CHECK(occlusion.covered()[window] == (over ? 0.2f : 0.5f));
  }
  const std::vector<float> drops = occlusion.drops(0.5f);
  CHECK_THAT(drops[2 * 7 + 3], WithinAbs(0.3, 1e-6));  // all windows over it cover it
  CHECK(drops[5 * 7 + 6] == 0);
  CHECK(drops[0] == 0);                         // its only window ends at column 2
  CHECK_THAT(drops[1], WithinAbs(0.15, 1e-6));  // one of its two does not
}

TEST_CASE("the channels of a cell are covered together") {
  const Sequential model = sum_of({3, 3, 2}, {8, 9});  // both of the middle
  const std::vector<float> sample(3 * 3 * 2, 1);
  const Occlusion occlusion = occlusion_of(model, sample, {1, 1, -1});
  for (std::size_t window = 0; window < 9; ++window) {
    CHECK(occlusion.covered()[window] == (window == 4 ? -2 : 2));
  }
  CHECK(occlusion.drops(2) == std::vector<float>{0, 0, 0, 0, 4, 0, 0, 0, 0});
}
