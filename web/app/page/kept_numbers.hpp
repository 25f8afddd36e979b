#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "engine/model/parameters.hpp"

// Numbers among the bytes that the browser keeps (kept_state.hpp): as they lie in memory.
namespace descent {

// An Error: what was kept cannot be read.
[[noreturn]] void fail_kept_state();

template <typename Number>
std::span<const std::uint8_t> kept_bytes(std::span<const Number> numbers) {
  return {reinterpret_cast<const std::uint8_t*>(numbers.data()), numbers.size_bytes()};
}

// From the front of the bytes, which are then behind. An Error where there are fewer.
template <typename Number>
std::vector<Number> take_kept(std::span<const std::uint8_t>& bytes, std::size_t count) {
  if (count > bytes.size() / sizeof(Number)) fail_kept_state();
  std::vector<Number> numbers(count);
  if (count > 0) std::memcpy(numbers.data(), bytes.data(), count * sizeof(Number));
  bytes = bytes.subspan(count * sizeof(Number));
  return numbers;
}

// Weights: as many bytes as each tensor has, one after the other.
std::vector<std::span<const std::uint8_t>> kept_bytes(const Parameters& weights);
// Of the same shapes as those.
Parameters take_kept_weights(std::span<const std::uint8_t>& bytes, const Parameters& like);

}  // namespace descent
