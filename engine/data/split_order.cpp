#include "engine/data/split_order.hpp"

#include <algorithm>
#include <numeric>

namespace descent {

SplitOrder split_order(std::size_t count, double test_fraction, bool shuffled, Random& random) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  if (shuffled) random.shuffle(order);

  auto test_count = static_cast<std::size_t>(static_cast<double>(count) * test_fraction + 0.5);
  if (count > 0) test_count = std::min(test_count, count - 1);
  const auto middle = order.end() - static_cast<std::ptrdiff_t>(test_count);
  return {{order.begin(), middle}, {middle, order.end()}};
}

}  // namespace descent
