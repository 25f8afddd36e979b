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

EditedModel make_edited_model(const Experiment& before, const Sequential& trained,
                              const Experiment& after, const Shape& input_shape) {
  EditedModel edited{make_model(after, input_shape), {}};
  const bool features = takes_features(before.data) && takes_features(after.data);
  if (!features || before.features == after.features) {
    edited.kept = carry_over(trained, edited.model);
  } else {
    const InputMap map = feature_map(before.features, after.features);
    edited.kept = carry_over(trained, edited.model, &map);
  }
  return edited;
}

}  // namespace descent
