#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// The layer that is shown.
struct ShownLayer {
  const RunView& run;
  std::size_t index;   // in the model
  std::size_t number;  // as the network's picture counts
  const Dense& dense;
  bool is_output;

  const std::vector<Layer>& layers() const { return run.experiment().model; }
};

// Drop-downs for all that is set of it, two beside each other. Their names begin with "layer.".
void draw_layer_choices(const ShownLayer& shown, Actions& actions);

}  // namespace descent
