#pragma once

#include <optional>
#include <string>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"

namespace descent {

// How the data are split three ways, and the looks at the test set.
struct SplitDialog {
  bool open = false;
  std::optional<bool> by_count;  // as it was chosen; else as the settings have it
};

// "300 train, 100 val, 100 test".
std::string split_counts(const Dataset& dataset);
// "300 / 100 / 100"
std::string short_split(const Dataset& dataset);

// Over everything else, where it is open.
void draw_split_dialog(SplitDialog& state, const RunView& run, const Layout& layout,
                       Actions& actions);

}  // namespace descent
