#include "engine/training/finite_weights.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>

using namespace descent;

namespace {

Parameters weights_of(float value) {
  LayerParameters layer;
  layer.add("kernel", zeros({2, 3}));
  layer.kernel().fill(value);
  return {layer};
}

EpochRecord epoch(std::size_t number, double loss) {
  EpochRecord record;
  record.epoch = number;
  record.train.loss = loss;
  return record;
}

float kept(const FiniteWeights& weights) { return weights.parameters()[0].kernel().data()[5]; }

}  // namespace

TEST_CASE("the newest epoch that went well is kept") {
  FiniteWeights weights;
  weights.begin(weights_of(0));
  CHECK(weights.epoch().epoch == 0);
  weights.offer(weights_of(1), epoch(1, 0.5), 200);
  weights.offer(weights_of(2), epoch(2, 0.4), 200);
  CHECK(weights.epoch().epoch == 2);
  CHECK(kept(weights) == 2);
}

TEST_CASE("what is not finite, or runs away, is not kept") {
  constexpr float infinity = std::numeric_limits<float>::infinity();
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  FiniteWeights weights;
  weights.begin(weights_of(0));
  weights.offer(weights_of(1), epoch(1, 0.5), 200);
  weights.offer(weights_of(2), epoch(2, nan), 200);
  weights.offer(weights_of(infinity), epoch(3, 0.5), 200);
  weights.offer(weights_of(std::numeric_limits<float>::quiet_NaN()), epoch(4, 0.5), 200);
  weights.offer(weights_of(5), epoch(5, 0.9), 200);  // over the first and far over the best
  CHECK(weights.epoch().epoch == 1);
  weights.offer(weights_of(6), epoch(6, 0.6), 200);  // a little worse than the first
  CHECK(kept(weights) == 6);
}

TEST_CASE("short epochs are not all kept") {
  FiniteWeights weights;
  weights.begin(weights_of(0));
  for (std::size_t i = 1; i <= 30; ++i) {
    weights.offer(weights_of(static_cast<float>(i)), epoch(i, 1), 10);
  }
  CHECK(weights.epoch().epoch == 26);  // every 13th: 130 samples
}
