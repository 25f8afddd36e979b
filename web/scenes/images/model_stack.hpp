#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "web/app/looks/speed_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/scenes/images/stack_augmented.hpp"
#include "web/scenes/images/stack_fit.hpp"
#include "web/ui/rect.hpp"

// The model as a stack of layer cards (stack_card.hpp), below each other at ImGui's cursor: layers
// of any kind are added, moved, copied, changed and removed. What would not fit together is not
// made: the card tells why, with what mends it.
namespace descent {

struct ModelStack {
  std::optional<std::size_t> open;  // the card with its settings
  // An edit that would not have fitted, and the card where it was made.
  std::optional<StackMisfit> refused;
  std::size_t refused_at = 0;
  int reveals = 0;                  // frames in which a card, which grows meanwhile, is scrolled to
  std::size_t revealed = 0;         // that card
  std::vector<Layer> before;        // the stack that is shown; of another one nothing is remembered
  std::vector<Rect> places;         // of the cards, in the last frame
  std::optional<std::size_t> held;  // the card that is dragged
  StackAugmented augmented;         // on the open card
  SpeedWatch speed;                 // of a network that has not been trained yet
};

void draw_model_stack(ModelStack& state, const RunView& run, Actions& actions);

}  // namespace descent
