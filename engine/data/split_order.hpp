#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/core/random.hpp"
#include "engine/data/dataset.hpp"
#include "engine/data/split_sizes.hpp"

namespace descent {

// Which samples are to learn from, and which are kept apart for validation and for testing.
struct SplitOrder {
  std::vector<std::uint32_t> train, validation, test;
};

// Sets so many of `count` samples apart, which has to be more. They are shuffled first if
// `shuffled`: which come to the test set does not depend on how many are for validation, and
// classes are drawn with all others, not each in proportion.
SplitOrder split_order(std::size_t count, SplitSizes sizes, bool shuffled, Random& random);

// Makes a data set's splits, with `take` making one of its indices.
template <typename Take>
void take_splits(Dataset& dataset, bool keeps_validation, const SplitOrder& order,
                 const Take& take) {
  dataset.train = take(order.train);
  dataset.validation = take(keeps_validation ? order.validation : order.test);
  if (keeps_validation) dataset.held_out = take(order.test);
  dataset.validates_on_test = !keeps_validation;
}

}  // namespace descent
