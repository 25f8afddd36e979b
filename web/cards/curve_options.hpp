#pragma once

#include "web/app/runs/run_view.hpp"
#include "web/charts/loss_curves.hpp"

namespace descent {

// What is drawn of the scene's training beside its curve of a metric: the training before the
// remedy that was taken last, the threshold of its callback, where that stopped it. There is a
// driver.
// The moment that is shown, in epochs, where it is none of now.
std::optional<double> looked_at(const RunView& run);
CurveOptions curve_options(const RunView& run, Metric metric);

}  // namespace descent
