#include "engine/data/split_order.hpp"

#include <numeric>

namespace descent {

SplitOrder split_order(std::size_t count, SplitSizes sizes, bool shuffled, Random& random) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  if (shuffled) random.shuffle(order);

  const auto test = order.end() - static_cast<std::ptrdiff_t>(sizes.test);
  const auto validation = test - static_cast<std::ptrdiff_t>(sizes.validation);
  return {{order.begin(), validation}, {validation, test}, {test, order.end()}};
}

}  // namespace descent
