#pragma once

#include <string>

#include "web/app/state/app.hpp"
#include "web/cards/layout.hpp"

// The one sentence on what the chosen experiment shows.
namespace descent {

// Empty once it has been changed.
std::string preset_about(const App& app);

// In a card, where the top bar has no room for it.
void draw_preset_about(const App& app, const Layout& layout);

}  // namespace descent
