#pragma once

#include "web/app/state/app.hpp"
#include "web/cards/layout.hpp"
#include "web/frame/runs_dialog.hpp"
#include "web/frame/share.hpp"

namespace descent {

struct TopBar {
  bool help_open = false;
  ShareDialog share;
  RunsDialog runs;
};

// The mark, the scenes as tabs (on a phone a list), the presets, undo and redo, sharing, the
// runs side by side, the loss landscape, the performance, the language, the theme, help; on a phone
// the last seven are in a menu, in a window of middle width the last five.
void draw_top_bar(TopBar& state, const App& app, const Layout& layout, Actions& actions);

}  // namespace descent
