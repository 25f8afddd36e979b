#pragma once

#include <string>
#include <vector>

#include "web/app/runs/run_view.hpp"

namespace descent {

// The first of A, B, … F that no run has; "": all have one.
std::string free_label(const std::vector<RunView>& runs);

}  // namespace descent
