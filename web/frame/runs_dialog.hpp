#pragma once

#include <cstdint>

#include "web/app/state/app.hpp"
#include "web/cards/layout.hpp"

namespace descent {

// The runs of the scene side by side: the run that is shown is kept as it stands, under a letter;
// what is done then is done to the other. Their curves over each other, their figures, and what
// differs from one that is pinned.
struct RunsDialog {
  bool open = false;
  std::uint64_t baseline = 0;  // 0: the first
  bool validation = true;      // of the curves, where there is some
};
void draw_runs_dialog(RunsDialog& state, const App& app, const Layout& layout, Actions& actions);

}  // namespace descent
