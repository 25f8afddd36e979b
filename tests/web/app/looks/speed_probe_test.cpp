#include "web/app/looks/speed_probe.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "engine/inspect/model_costs.hpp"

using namespace descent;

namespace {

constexpr std::uint64_t limit = 256 << 20;

Experiment network(std::vector<Layer> layers, std::size_t batch) {
  Experiment experiment;
  experiment.model = std::move(layers);
  experiment.training.batch_size = batch;
  return experiment;
}

const Dense output{10, Activation::softmax};

std::uint64_t flop(const Experiment& experiment) {
  return model_costs({28, 28}, experiment.model, {}).training_flop;
}

}  // namespace

TEST_CASE("a network of common size is tried as it is") {
  const Experiment common = network({Flatten{}, Dense{128, Activation::relu}, output}, 32);
  const auto probe = speed_probe(common, {28, 28}, 4, limit);
  REQUIRE(probe);
  CHECK(probe->experiment == common);
  CHECK(probe->shared_batch == 32);
  CHECK_FALSE(probe->is_smaller());
  CHECK(probe->samples_per_second(1000) == 1000);
}

TEST_CASE("of a slow network a few images are tried, but one for each thread") {
  Conv2D wide{256, {3, 3}, {1, 1}, Padding::same, Activation::relu};
  const Experiment slow = network({wide, wide, wide, Flatten{}, output}, 64);
  const auto probe = speed_probe(slow, {28, 28}, 4, std::uint64_t{8} << 30);
  REQUIRE(probe);
  CHECK_FALSE(probe->is_smaller());
  CHECK(probe->experiment.training.batch_size == 1);
  CHECK(probe->shared_batch == 4);
  CHECK(speed_probe(slow, {28, 28}, 100, std::uint64_t{8} << 30)->shared_batch == 64);
}

TEST_CASE("of a network beyond the memory one like it is tried, and told by its multiply-adds") {
  const Experiment large = network(
      {Flatten{}, Dense{8192, Activation::relu}, Dense{4096, Activation::relu}, output}, 32);
  REQUIRE(model_costs({28, 28}, large.model, {large.training.optimizer, 32, 0, 2}).bytes > limit);
  const auto probe = speed_probe(large, {28, 28}, 2, limit);
  REQUIRE(probe);
  CHECK(probe->is_smaller());
  const Experiment& tried = probe->experiment;
  const TrainedHow how{tried.training.optimizer, probe->shared_batch, 0, 2};
  CHECK(model_costs({28, 28}, tried.model, how).bytes <= limit);
  REQUIRE(tried.model.size() == large.model.size());
  CHECK(tried.model.back() == large.model.back());
  // A network that costs a hundred times as much trains a hundredth of the images.
  const double times = static_cast<double>(flop(large)) / static_cast<double>(flop(tried));
  CHECK(times > 1.5);
  CHECK(std::abs(probe->samples_per_second(3000) * times - 3000) < 1e-6);
}

TEST_CASE("layers that do not fit together, or into no memory, are not tried") {
  CHECK_FALSE(speed_probe(network({Dense{4}, Conv2D{2}, output}, 8), {28, 28}, 2, limit));
  CHECK_FALSE(speed_probe(network({}, 8), {28, 28}, 2, limit));
  CHECK_FALSE(speed_probe(network({Flatten{}, Dense{64}, output}, 8), {28, 28}, 2, 1000));
}
