#include "engine/formats/unusable_numbers.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"

namespace descent {
namespace {

// Beyond this not every whole number is a float32.
constexpr double largest_whole = 16'777'216;

constexpr std::array<std::string_view, 4> kinds = {
    tr_noop("NaN"), tr_noop("infinite"), tr_noop("too large for a float32"),
    tr_noop("whole numbers too large for a float32 to hold exactly")};

bool is_whole_type(ElementType type) { return type >= ElementType::int8; }

// The place among the kinds; their size(): it can be a weight.
std::size_t kind_of(ElementType type, double number) {
  if (std::isnan(number)) return 0;
  if (!std::isfinite(number)) return 1;
  if (!std::isfinite(static_cast<float>(number))) return 2;
  if (is_whole_type(type) && std::abs(number) > largest_whole) return 3;
  return kinds.size();
}

// "[3, 17]" of the place in the file's order.
std::string place_text(const ArrayInfo& info, std::size_t place) {
  Shape index(info.shape.size());
  for (std::size_t i = 0; i < index.size(); ++i) {
    const std::size_t axis = info.column_major ? i : index.size() - 1 - i;
    index[axis] = place % info.shape[axis];
    place /= info.shape[axis];
  }
  std::string text = "[";
  for (std::size_t i = 0; i < index.size(); ++i) text += (i ? ", " : "") + std::to_string(index[i]);
  return text + "]";
}

}  // namespace

void UnusableNumbers::look_at(const ArrayInfo& info, std::size_t place, double number) {
  const std::size_t kind = kind_of(info.type, number);
  if (kind == kinds.size()) return;
  Found& found = found_[kind];
  if (found.count++ == 0) found.first = place;
}

bool UnusableNumbers::empty() const {
  return std::ranges::all_of(found_, [](const Found& found) { return found.count == 0; });
}

std::string UnusableNumbers::text(const ArrayInfo& info) const {
  std::string text;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    const auto [count, first] = found_[kind];
    if (count == 0) continue;
    text += (text.empty() ? "" : "; ") +
            tr_n("{1}: {0} of {2} numbers, at {3}", "{1}: {0} of {2} numbers, the first at {3}",
                 count, tr_marked(kinds[kind]), element_count(info.shape), place_text(info, first));
  }
  return text;
}

UnusableArray::UnusableArray(const ArrayInfo& info, const UnusableNumbers& numbers)
    : Error(
          tr("{0} of the file cannot be weights. {1}.", shortened(info.name), numbers.text(info))),
      reason_(numbers.text(info)) {}

}  // namespace descent
