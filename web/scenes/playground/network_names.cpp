#include "web/scenes/playground/network_names.hpp"

#include "engine/core/words.hpp"

namespace descent {

const char* feature_title(Feature feature) {
  switch (feature) {
    case Feature::x:
      return "x";
    case Feature::y:
      return "y";
    case Feature::x_squared:
      return "x²";
    case Feature::y_squared:
      return "y²";
    case Feature::x_times_y:
      return "x·y";
    case Feature::sin_x:
      return "sin x";
    case Feature::sin_y:
      return "sin y";
  }
  return "";
}

std::string tile_title(const std::vector<PlaneColumn>& columns, std::size_t column,
                       std::size_t index) {
  if (column == 0) return feature_title(all_features()[index]);
  if (column == columns.size()) {
    return columns.back().units == 1 ? tr("the output") : tr("output {0}", index + 1);
  }
  return tr("layer {0}, unit {1}", column, index + 1);
}

std::string map_title(const MapChoice& choice, const std::vector<PlaneColumn>& columns) {
  if (choice.kind == MapChoice::Kind::feature) {
    return tr("Feature {0}", feature_title(all_features()[choice.index]));
  }
  if (choice.kind == MapChoice::Kind::unit && choice.column + 1 == columns.size()) {
    return tr("Output, unit {0}", choice.index + 1);
  }
  if (choice.kind == MapChoice::Kind::unit && choice.column < columns.size()) {
    return tr("Layer {0}, unit {1}", choice.column + 1, choice.index + 1);
  }
  return tr("Output");
}

}  // namespace descent
