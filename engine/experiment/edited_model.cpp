#include "engine/experiment/edited_model.hpp"

#include <algorithm>

#include "engine/model/carry_over.hpp"

namespace descent {
namespace {

InputMap feature_map(const std::vector<Feature>& before, const std::vector<Feature>& after) {
  InputMap map;
  for (const Feature feature : after) {
    const auto found = std::find(before.begin(), before.end(), feature);
    map.push_back(found == before.end()
                      ? std::nullopt
                      : std::optional(static_cast<std::size_t>(found - before.begin())));
  }
  return map;
}

}  // namespace

Sequential make_edited_model(const Experiment& before, const Sequential& trained,
                             const Experiment& after, const Shape& input_shape) {
  Sequential model = make_model(after, input_shape);
  const bool features = takes_features(before.data) && takes_features(after.data);
  if (!features || before.features == after.features) {
    carry_over(trained, model);
  } else {
    const InputMap map = feature_map(before.features, after.features);
    carry_over(trained, model, &map);
  }
  return model;
}

}  // namespace descent
