#pragma once

#include "web/app/app.hpp"
#include "web/panels/layout.hpp"

namespace descent {

// The bar at the bottom, as a film player's: reset, play, step, the epoch, how far it is, and how
// the network learns. On a phone with the four tabs below.
void draw_transport_bar(const App& app, const Layout& layout, Actions& actions);

// "1,312 / 1,875 steps · 2,310 images/s · 9 s left", or why it stopped.
std::string progress_text(const App& app);
// Of the epoch under way, 0 … 1.
double progress_fraction(const App& app);

}  // namespace descent
