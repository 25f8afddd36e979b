#include "engine/inspect/reliability.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <limits>

using namespace descent;
using Catch::Approx;

namespace {

Split split_of(const std::vector<float>& labels) {
  Split split;
  split.inputs = Samples({1}, std::vector<float>(labels.size(), 0.0f));
  split.targets = Samples({1}, labels);
  return split;
}

}  // namespace

TEST_CASE("the calibration error weighs how far each bin is from being as right as it says") {
  // 0.875 and 0.8125 in the ninth bin, one right; 0.25 in the third, right; 1 in the last, right.
  const Reliability found =
      reliability(split_of({0, 1, 2, 3}), {{0, 0.875f}, {0, 0.8125f}, {2, 0.25f}, {3, 1.0f}});
  CHECK(found.bins[8].samples == 2);
  CHECK(found.bins[8].confidence == Approx(0.84375));
  CHECK(found.bins[8].accuracy == Approx(0.5));
  CHECK(found.bins[2].samples == 1);
  CHECK(found.bins[2].accuracy == 1);
  CHECK(found.bins[9].samples == 1);
  CHECK(found.bins[0].samples == 0);
  CHECK(found.expected_calibration_error == Approx(0.5 * 0.34375 + 0.25 * 0.75));
}

TEST_CASE("a bin holds its upper end; what is no confidence is left out") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const Reliability found =
      reliability(split_of({0, 0, 0, 0}), {{0, 0.5f}, {1, 0.0f}, {0, nan}, {0, 1.5f}});
  CHECK(found.bins[4].samples == 1);
  CHECK(found.bins[5].samples == 0);
  CHECK(found.bins[0].samples == 1);
  CHECK(found.expected_calibration_error == Approx(0.25));
  CHECK(reliability(split_of({}), {}).expected_calibration_error == 0);
}
