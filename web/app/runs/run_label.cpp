#include "web/app/runs/run_label.hpp"

#include <algorithm>

namespace descent {

std::string free_label(const std::vector<RunView>& runs) {
  for (char letter = 'A'; letter <= 'F'; ++letter) {
    const std::string label(1, letter);
    const bool taken = std::any_of(runs.begin(), runs.end(),
                                   [&](const RunView& run) { return run.label() == label; });
    if (!taken) return label;
  }
  return "";
}

}  // namespace descent
