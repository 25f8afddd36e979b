#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"

// The model as a stack of layer cards, below each other at ImGui's cursor: name, output shape,
// parameters, and what can be changed of each layer.
namespace descent {

void draw_model_stack(const RunView& run, Actions& actions);

}  // namespace descent
