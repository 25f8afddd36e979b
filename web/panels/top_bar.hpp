#pragma once

#include "web/app/app.hpp"
#include "web/panels/layout.hpp"

namespace descent {

struct TopBar {
  bool help_open = false;
};

// The mark, the scenes as tabs (on a phone a list), the presets, the performance, the theme, help.
void draw_top_bar(TopBar& state, const App& app, const Layout& layout, Actions& actions);

}  // namespace descent
