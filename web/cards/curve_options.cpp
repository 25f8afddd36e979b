#include "web/cards/curve_options.hpp"

#include <cmath>
#include <variant>

namespace descent {
namespace {

Metric metric_of(Monitor monitor) {
  const bool loss = monitor == Monitor::loss || monitor == Monitor::val_loss;
  return loss ? Metric::loss : Metric::accuracy;
}

std::optional<double> threshold_of(const Callback& callback, Metric metric) {
  if (const auto* below = std::get_if<StopBelow>(&callback)) {
    if (metric_of(below->monitor) == metric) return below->value;
  }
  if (const auto* above = std::get_if<StopAbove>(&callback)) {
    if (metric_of(above->monitor) == metric) return above->value;
  }
  return std::nullopt;
}

}  // namespace

CurveOptions curve_options(const RunView& run, Metric metric) {
  CurveOptions options;
  options.metric = metric;
  options.log_scale = run.view().log_loss;
  if (run.trial()) options.ghost = run.trial()->before.get();
  for (const Callback& callback : run.experiment().training.callbacks) {
    if (!options.threshold) options.threshold = threshold_of(callback, metric);
  }
  const Snapshot& now = run.snapshot();
  if (now.stop_cause == StopCause::callback) options.stopped_epoch = now.epoch;
  if (now.stop_cause == StopCause::not_finite) {
    options.empty_title = "Diverged in the first epoch";
    options.empty_text = "Its loss was no longer a number before the epoch was over.";
  }
  return options;
}

}  // namespace descent
