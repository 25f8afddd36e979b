#pragma once

#include "web/app/state/app.hpp"
#include "web/cards/layout.hpp"

// The model as a stack of layer cards, below each other at ImGui's cursor: name, output shape,
// parameters, and what can be changed of each layer.
namespace descent {

void draw_model_stack(const App& app, Actions& actions);

}  // namespace descent
