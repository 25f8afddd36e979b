#pragma once

#include <string>

#include "web/app/looks/judgement.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// Precision, recall and F1 of each class and their means; a press on a class shows its images. A
// height of 0: as tall as it likes.
void draw_judging_classes(const Judgement& judgement, const RunView& run, float height,
                          Actions& actions);

// The same as lines of words and numbers with tabs between them, for a spreadsheet.
std::string report_table(const ClassificationReport& report, const Dataset& dataset);

}  // namespace descent
