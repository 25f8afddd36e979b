#pragma once

#include <string>

#include "web/app/runs/run_view.hpp"
#include "web/cards/layout.hpp"

// The one sentence on what the chosen experiment shows.
namespace descent {

// Empty once it has been changed.
std::string preset_about(const RunView& run);

// In a card, where the top bar has no room for it.
void draw_preset_about(const RunView& run, const Layout& layout);

}  // namespace descent
