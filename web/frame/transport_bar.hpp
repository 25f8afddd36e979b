#pragma once

#include "web/app/state/app.hpp"
#include "web/cards/layout.hpp"
#include "web/frame/timeline_bar.hpp"

namespace descent {

struct TransportBar {
  Film film;
};

// The bar at the bottom, as a film player's: reset, play, step, the epoch, how far it is, and how
// the network learns. On a phone with the four tabs below.
void draw_transport_bar(TransportBar& state, const App& app, const Layout& layout,
                        Actions& actions);

}  // namespace descent
