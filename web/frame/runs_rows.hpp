#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/frame/runs_curves.hpp"
#include "web/frame/runs_table.hpp"

namespace descent {

struct RunRows {
  long seeds = 5;                // that "The same again" trains
  std::vector<SeedNotes> notes;  // of each run
};

// The table of runs: figures, what differs in settings from the one at the place `base`, what their
// seeds came to and say of the difference, and links that do something with each.
void draw_run_rows(RunRows& state, const std::vector<RunView>& runs,
                   const std::vector<RunRow>& rows, std::size_t base, Actions& actions);

}  // namespace descent
