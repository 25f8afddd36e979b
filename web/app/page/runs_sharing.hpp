#pragma once

#include <string>
#include <vector>

#include "web/app/runs/run_view.hpp"

// Runs side by side as others get them.
namespace descent {

// All of them with their weights, their histories and what their seeds came to, the one that is
// shown first; one whose weights are no longer finite with its settings alone. An Error where that
// would be too long to be read back.
std::string share_runs_file(const std::vector<RunView>& runs, std::uint64_t shown);
// "descent-runs-spiral.json"
std::string share_runs_name(const std::vector<RunView>& runs);
// What stands behind the # of a link to them: their settings, to be trained again. An Error where
// it is too large for a link.
std::string share_runs_link(const std::vector<RunView>& runs, std::uint64_t shown);

}  // namespace descent
