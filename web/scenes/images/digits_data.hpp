#pragma once

#include "web/app/state/app.hpp"
#include "web/cards/layout.hpp"

// Which images to learn from, and how they come here. Below each other at ImGui's cursor.
namespace descent {

void draw_digits_data(const App& app, Actions& actions);

}  // namespace descent
