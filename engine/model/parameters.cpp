#include "engine/model/parameters.hpp"

namespace descent {
namespace {

template <typename List, typename Pointer>
void list_non_empty(List& parameters, std::vector<Pointer>& found) {
  found.clear();
  for (auto& layer : parameters) {
    if (layer.kernel.size() > 0) found.push_back(&layer.kernel);
    if (layer.bias.size() > 0) found.push_back(&layer.bias);
  }
}

}  // namespace

std::vector<Tensor*> tensors(Parameters& parameters) {
  std::vector<Tensor*> found;
  list_non_empty(parameters, found);
  return found;
}

std::vector<const Tensor*> tensors(const Parameters& parameters) {
  std::vector<const Tensor*> found;
  list_non_empty(parameters, found);
  return found;
}

}  // namespace descent
