#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// The program's closed sets (layers, optimizers, callbacks, …) are std::variants of plain values;
// these go through all that a set has.
namespace descent {

// One of each, with its defaults, in the order of the variant.
template <typename Set>
const std::vector<Set>& one_of_each() {
  static const std::vector<Set> all = []<std::size_t... index>(std::index_sequence<index...>) {
    return std::vector<Set>{std::variant_alternative_t<index, Set>{}...};
  }(std::make_index_sequence<std::variant_size_v<Set>>());
  return all;
}

// Of sets whose members have a static `name`.
template <typename Set>
std::string_view name_of(const Set& one) {
  return std::visit([](const auto& member) { return std::string_view(member.name); }, one);
}

template <typename Set>
const std::vector<std::string_view>& names_of_each() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> found;
    for (const Set& one : one_of_each<Set>()) found.push_back(name_of(one));
    return found;
  }();
  return names;
}

}  // namespace descent
