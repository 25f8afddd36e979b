#pragma once

#include "web/app/looks/judgement.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// The confusion matrix of the page Judging: a press on a cell shows its images. A height of 0: as
// tall as it likes.
void draw_judging_matrix(const Judgement& judgement, const RunView& run, float height,
                         Actions& actions);

}  // namespace descent
