#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "web/app/state/app.hpp"
#include "web/cards/layout.hpp"
#include "web/frame/run_pictures.hpp"
#include "web/frame/runs_rows.hpp"

namespace descent {

// The runs of the scene side by side: the run that is shown is kept as it stands, under a letter;
// what is done then is done to the other. Their curves over each other, their figures, what differs
// from one that is pinned, each again from several seeds, their pictures, and all of them as a
// file.
struct RunsDialog {
  bool open = false;
  std::size_t curve = 1;  // of run_curves(): where no run has it, the first
  RunRows rows;
  std::uint64_t pictured = 0;  // beside the baseline; 0: any
  std::string link_problem;    // why there is none
};
void draw_runs_dialog(RunsDialog& state, const App& app, RunPictures& pictures,
                      const Layout& layout, Actions& actions);

}  // namespace descent
