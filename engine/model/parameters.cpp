#include "engine/model/parameters.hpp"

#include <bit>

namespace descent {
namespace {

template <typename List, typename Pointer>
void list_all(List& parameters, std::vector<Pointer>& found) {
  for (auto& layer : parameters) {
    for (auto& parameter : layer) found.push_back(&parameter.values);
  }
}

}  // namespace

std::vector<Tensor*> tensors(Parameters& parameters) {
  std::vector<Tensor*> found;
  list_all(parameters, found);
  return found;
}

std::vector<const Tensor*> tensors(const Parameters& parameters) {
  std::vector<const Tensor*> found;
  list_all(parameters, found);
  return found;
}

std::uint64_t weights_hash(const Parameters& parameters) {
  std::uint64_t hash = 14695981039346656037u;
  for (const Tensor* tensor : tensors(parameters)) {
    for (const float value : *tensor) {
      const auto bits = std::bit_cast<std::uint32_t>(value);
      for (int i = 0; i < 4; ++i) hash = (hash ^ (bits >> (8 * i) & 0xff)) * 1099511628211u;
    }
  }
  return hash;
}

}  // namespace descent
