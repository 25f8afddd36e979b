#include "engine/model/parameters.hpp"

namespace descent {
namespace {

template <typename Pointer, typename List>
std::vector<Pointer> non_empty_tensors(List& parameters) {
  std::vector<Pointer> found;
  for (auto& layer : parameters) {
    if (layer.kernel.size() > 0) found.push_back(&layer.kernel);
    if (layer.bias.size() > 0) found.push_back(&layer.bias);
  }
  return found;
}

}  // namespace

std::vector<Tensor*> tensors(Parameters& parameters) {
  return non_empty_tensors<Tensor*>(parameters);
}

std::vector<const Tensor*> tensors(const Parameters& parameters) {
  return non_empty_tensors<const Tensor*>(parameters);
}

void fill(Parameters& parameters, float value) {
  for (Tensor* tensor : tensors(parameters)) tensor->fill(value);
}

}  // namespace descent
