#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/shape.hpp"
#include "engine/experiment/limits.hpp"
#include "engine/inspect/model_costs.hpp"
#include "engine/layers/layer.hpp"
#include "web/app/state/model_edits.hpp"

// The model as a stack of layer cards: what is written on them, and the edits that their buttons
// make, as new stacks. web/app/state/model_edits.hpp has the edits that every scene shares.
namespace descent {

struct LayerCard {
  std::string name;          // "Dense"
  std::string details;       // "32 · 3×3, relu": of a layer that the card has no controls for
  std::string output_shape;  // "28×28", "128"; empty from where the layers no longer fit together
  LayerCost cost;
  bool is_output = false;     // the last Dense layer: its units are the classes
  bool has_controls = false;  // to change its settings with
};

// One per layer, `costs` being theirs.
std::vector<LayerCard> layer_cards(const std::vector<Layer>& layers, const ModelCosts& costs);

// The index of the last Dense layer; layers.size() without one.
std::size_t output_layer(const std::vector<Layer>& layers);

std::vector<Layer> with_dropout_rate(std::vector<Layer> layers, std::size_t layer, float rate);

// The layer that stands at `from` then stands at `to`.
std::vector<Layer> with_moved_layer(std::vector<Layer> layers, std::size_t from, std::size_t to);
// A copy of it behind it; as it was where there is no room left.
std::vector<Layer> with_copied_layer(std::vector<Layer> layers, std::size_t layer);

// A layer of the catalogue put into the stack.
struct AddableLayer {
  std::string name;
  std::string meaning;
  std::size_t place = 0;      // of the added one
  std::vector<Layer> layers;  // the stack with it; as it was where it fits nowhere or is full
};
// Every kind: behind the layer `behind` where it fits there, else where it fits last before the
// output, pictures' before the Flatten layer. No second Flatten, which would do nothing. Dense
// layers are like the last hidden one.
std::vector<AddableLayer> addable_layers(const Shape& input_shape, const std::vector<Layer>& layers,
                                         std::optional<std::size_t> behind = {});

// The output layer stays, and nothing that learns comes behind it.
bool can_move(const std::vector<Layer>& layers, std::size_t from, std::size_t to);
bool can_remove(const std::vector<Layer>& layers, std::size_t layer);

inline constexpr std::size_t most_stack_layers = limits::layers;

}  // namespace descent
