#include "engine/experiment/fields_json.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/words.hpp"

namespace descent {

void read_setting(const JsonNode& node, SizeRange allowed, Size2D& size) {
  const auto one = [&](const JsonNode& number) {
    return static_cast<std::size_t>(number.whole_number(allowed.low, allowed.high));
  };
  if (node.is_number()) {
    const std::size_t both = one(node);
    size = {both, both};
    return;
  }
  if (!node.is_list() || node.list_size() != 2) {
    node.fail(
        tr("a whole number from {0} to {1}, or two: [height, width]", allowed.low, allowed.high));
  }
  const std::vector<JsonNode> pair = node.items(2, 2);
  size = {one(pair[0]), one(pair[1])};
}

void read_setting(const JsonNode& node, FactorRange allowed, Factor& factor) {
  const auto one = [&](const JsonNode& number) {
    return static_cast<float>(number.number(allowed.low, allowed.high));
  };
  if (node.is_number()) {
    factor = Factor::around_0(std::abs(one(node)));
    return;
  }
  if (!node.is_list() || node.list_size() != 2) {
    node.fail(tr("a number from {0} to {1}, or two: [lower, upper]", print_json_line(allowed.low),
                 print_json_line(allowed.high)));
  }
  const std::vector<JsonNode> pair = node.items(2, 2);
  const float first = one(pair[0]), second = one(pair[1]);
  factor = {std::min(first, second), std::max(first, second)};
}

Json write_setting(const Factor& factor) {
  if (factor.is_around_0()) return write_setting(factor.upper);
  return Json::array({write_setting(factor.lower), write_setting(factor.upper)});
}

Json write_setting(const Size2D& size) {
  if (size.height == size.width) return size.height;
  return Json::array({size.height, size.width});
}

}  // namespace descent
