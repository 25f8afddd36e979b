#include "engine/experiment/experiment_fields.hpp"

#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {

void read_setting(const JsonNode& node, const SomeOf<Feature>& allowed,
                  std::vector<Feature>& features, const Experiment& of) {
  if (!takes_features(of.data)) {
    throw Error(tr(
        "features are for the 2-D sets and for points of two numbers, not for {0}: leave the key "
        "out.",
        of.data.name));
  }
  const std::vector<Feature>& all = allowed.all();
  features.clear();
  for (const JsonNode& item : node.items(1, all.size())) {
    const Feature feature = all[item.choice(names_of(all))];
    for (const Feature other : features) {
      if (other == feature) item.fail(tr("a feature that is not in the list already"));
    }
    features.push_back(feature);
  }
}

Json write_setting(const std::vector<Feature>& features) {
  Json list = Json::array();
  for (const Feature feature : features) list.push_back(to_string(feature));
  return list;
}

}  // namespace descent
