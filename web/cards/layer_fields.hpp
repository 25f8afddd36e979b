#pragma once

#include <optional>
#include <string>

#include "engine/layers/layer.hpp"

namespace descent {

// What was just chosen in the fields of a layer.
struct LayerEdit {
  Layer layer;
  bool first_weights = false;  // other first weights: training begins again
};

// All settings of a layer as fields, two beside each other, below ImGui's cursor: made from its
// rows (engine/core/fields.hpp), so that a layer's new setting is here by itself. The control of a
// setting is `id`.key. Of an output layer what the data decide, units and activation, is left out.
std::optional<LayerEdit> draw_layer_fields(const std::string& id, const Layer& layer,
                                           bool is_output);

}  // namespace descent
