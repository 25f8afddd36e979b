#include "engine/layers/layer_parameters.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {

const Tensor* LayerParameters::find(std::string_view name) const {
  for (const Named& one : list_) {
    if (one.name == name) return &one.values;
  }
  return nullptr;
}

Tensor* LayerParameters::find(std::string_view name) {
  return const_cast<Tensor*>(std::as_const(*this).find(name));
}

const Tensor& LayerParameters::get(std::string_view name) const {
  static const Tensor none = no_tensor();
  const Tensor* found = find(name);
  return found ? *found : none;
}

Tensor& LayerParameters::get(std::string_view name) {
  if (Tensor* found = find(name)) return *found;
  throw Error(tr("This layer has no {0}.", name));
}

std::size_t LayerParameters::count() const {
  std::size_t sum = 0;
  for (const Named& one : list_) sum += one.values.size();
  return sum;
}

bool same_form(const LayerParameters& a, const LayerParameters& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const LayerParameters::Named& one, const LayerParameters::Named& other) {
                      return one.name == other.name && one.values.shape() == other.values.shape();
                    });
}

}  // namespace descent
