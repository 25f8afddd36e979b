#pragma once

#include <string>

#include "web/app/looks/judgement.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// The reliability diagram of the page Judging: a press on a bar shows its images. A height of 0: as
// tall as it likes.
void draw_judging_reliability(const Judgement& judgement, const RunView& run, float height,
                              Actions& actions);

// Whether it is too sure of itself, with the numbers.
std::string reliability_words(const Judgement& judgement);

}  // namespace descent
