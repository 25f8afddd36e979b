#pragma once

#include <string>
#include <vector>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// Buttons that give all runs as one file, or as a link to their settings where that is short
// enough: else `problem` says why not, and is told.
void draw_runs_share(std::string& problem, const std::vector<RunView>& runs, std::uint64_t shown,
                     Actions& actions);

}  // namespace descent
