#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/inspect/model_costs.hpp"
#include "engine/layers/layer.hpp"
#include "engine/losses/loss.hpp"
#include "web/scenes/images/model_stack_edits.hpp"
#include "web/scenes/images/stack_augmented.hpp"
#include "web/scenes/images/stack_fit.hpp"
#include "web/ui/rect.hpp"

// One layer of the model's stack as a card: its name, what it puts out and costs, the usual control
// at hand, and, opened, all of its settings with buttons to move, copy and remove it.
namespace descent {

struct StackCard {
  const std::vector<Layer>& layers;
  const ModelCosts& costs;
  std::size_t index;
  const LayerCard& card;
  Loss loss;
  std::size_t batch_size;
  bool open = false;
  std::optional<double> time_share = {};  // of a training step; nothing: not measured
  // An edit made here that would not fit together.
  const StackMisfit* refused = nullptr;
  bool reveals = false;  // what is told of that is scrolled to, else all of the card
  // What layers that change pictures made of them; null: not shown.
  StackAugmented* augmented = nullptr;

  const Layer& layer() const { return layers[index]; }
  std::string id(const char* control) const {
    return "layer" + std::to_string(index) + "." + control;
  }
};

// What was just asked for on the card.
struct StackAsk {
  std::optional<std::vector<Layer>> layers;  // this stack instead
  bool first_weights = false;                // and training begins again
  bool turned = false;                       // open it, or close it
  bool dismissed = false;                    // the refused edit is forgotten
  bool grabbed = false;                      // its grip is held
  int steps = 0;                             // places to move it down, by the grip's arrow keys
};

// As wide as there is room, below ImGui's cursor. Where it lies is `rect`.
StackAsk draw_stack_card(const StackCard& view, Rect& rect);

}  // namespace descent
