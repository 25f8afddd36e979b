#include "engine/data/batcher.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <numeric>

#include "engine/core/error.hpp"

namespace descent {
namespace {

std::vector<std::uint32_t> epoch_of(Batcher& batcher) {
  batcher.begin_epoch();
  std::vector<std::uint32_t> order;
  for (std::size_t step = 0; step < batcher.steps_per_epoch(); ++step) {
    const auto batch = batcher.batch(step);
    order.insert(order.end(), batch.begin(), batch.end());
  }
  return order;
}

}  // namespace

TEST_CASE("an epoch has every sample exactly once, in a new order each time") {
  Batcher batcher(103, 10, 7);
  std::vector<std::uint32_t> all(103);
  std::iota(all.begin(), all.end(), 0u);

  const auto first = epoch_of(batcher), second = epoch_of(batcher);
  CHECK(std::is_permutation(first.begin(), first.end(), all.begin(), all.end()));
  CHECK(std::is_permutation(second.begin(), second.end(), all.begin(), all.end()));
  CHECK(first != all);
  CHECK(first != second);
}

TEST_CASE("the last batch holds what is left over") {
  Batcher batcher(103, 10, 7);
  batcher.begin_epoch();
  CHECK(batcher.steps_per_epoch() == 11);
  CHECK(batcher.batch(0).size() == 10);
  CHECK(batcher.batch(10).size() == 3);
  CHECK(Batcher(100, 10, 7).steps_per_epoch() == 10);
  CHECK(Batcher(3, 10, 7).steps_per_epoch() == 1);
  CHECK(Batcher(3, 10, 7).batch(0).size() == 3);
  CHECK(Batcher(0, 10, 7).steps_per_epoch() == 0);
}

TEST_CASE("the seed alone decides the orders") {
  Batcher one(50, 8, 1), same(50, 8, 1), other(50, 8, 2), other_size(50, 5, 1);
  const auto order = epoch_of(one);
  CHECK(epoch_of(same) == order);
  CHECK(epoch_of(other) != order);
  CHECK(epoch_of(other_size) == order);
  CHECK(epoch_of(one) == epoch_of(same));
}

TEST_CASE("another batch size cuts the same order differently") {
  Batcher batcher(20, 4, 3);
  batcher.begin_epoch();
  const std::vector<std::uint32_t> first(batcher.batch(0).begin(), batcher.batch(0).end());
  batcher.set_batch_size(8);
  CHECK(batcher.steps_per_epoch() == 3);
  CHECK(batcher.batch_size() == 8);
  CHECK(std::equal(first.begin(), first.end(), batcher.batch(0).begin()));
  CHECK(batcher.batch(2).size() == 4);
}

TEST_CASE("a batch size of 0 is an error") {
  CHECK_THROWS_AS(Batcher(10, 0, 1), Error);
  Batcher batcher(10, 2, 1);
  CHECK_THROWS_AS(batcher.set_batch_size(0), Error);
  CHECK(batcher.batch_size() == 2);
}

}  // namespace descent
