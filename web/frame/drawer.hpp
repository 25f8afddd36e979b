#pragma once

#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"

// At middle widths the left card is a drawer over the others.
namespace descent {

// Between the cards and the drawer's card, which is drawn next: dims what lies behind and closes
// the drawer when pressed. Does nothing where the left card has its own place, or is closed.
void draw_drawer_scrim(const Layout& layout, Actions& actions);

// In the drawer's card, on its title line: closes it. Does nothing where it is no drawer.
void draw_drawer_close(const Layout& layout, const Rect& card, Actions& actions);

// Where the left card is a drawer: a button at the cursor that opens it.
void draw_drawer_button(const Layout& layout, Actions& actions);
float drawer_button_width(const Layout& layout);

}  // namespace descent
