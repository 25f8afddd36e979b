#pragma once

#include <optional>

#include "web/app/state/app.hpp"
#include "web/cards/layout.hpp"
#include "web/ui/rect.hpp"

namespace descent {

// What could not be done, in a sentence above the bottom bar, until it is dismissed; in front of a
// dialog too, which leaves it that place (on a phone over the bottom bar, where it leaves the
// dialog more). Nothing: there is none to show.
std::optional<Rect> message_place(const App& app, const Layout& layout);
// After the dialogs, so that Tab comes to it behind them.
void draw_message(const App& app, const Rect& place, Actions& actions);

}  // namespace descent
