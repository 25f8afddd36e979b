#include "engine/formats/weight_names.hpp"

#include <algorithm>
#include <cmath>

#include "engine/experiment/weights_json.hpp"
#include "engine/model/layer_names.hpp"

namespace descent {

std::vector<WeightName> weight_names(const Sequential& model) {
  const std::vector<std::string> layers = keras_layer_names(model.layers());
  std::vector<WeightName> names;
  for (std::size_t layer = 0; layer < layers.size(); ++layer) {
    const ParameterList& list = model.parameter_list(layer);
    for (std::size_t i = 0; i < list.size(); ++i) {
      names.push_back({layer, i, layers[layer], std::string(list[i].name)});
    }
  }
  return names;
}

std::vector<NamedArray> named_weights(const Sequential& model) {
  check_finite(model.parameters());
  std::vector<NamedArray> arrays;
  for (const WeightName& name : weight_names(model)) {
    arrays.push_back({name.path(), &model.parameters()[name.layer][name.parameter]});
  }
  return arrays;
}

}  // namespace descent
