#include "web/cards/curve_options.hpp"

#include <cmath>

#include "engine/core/words.hpp"
#include "web/app/runs/past.hpp"

namespace descent {
namespace {

Metric metric_of(Monitor monitor) {
  const bool loss = monitor == Monitor::loss || monitor == Monitor::val_loss;
  return loss ? Metric::loss : Metric::accuracy;
}

std::optional<double> threshold_in(const Callback& callback, Metric metric) {
  const double* threshold = threshold_of(callback);
  if (!threshold || metric_of(*monitor_of(callback)) != metric) return std::nullopt;
  return *threshold;
}

}  // namespace

std::optional<double> looked_at(const RunView& run) {
  if (!run.ready() || run.is_now()) return std::nullopt;
  return position_of(run.snapshot());
}

CurveOptions curve_options(const RunView& run, Metric metric) {
  CurveOptions options;
  options.metric = metric;
  options.log_scale = run.view().log_loss;
  if (run.trial()) options.ghost = run.trial()->before.get();
  for (const Callback& callback : run.experiment().training.callbacks) {
    if (!options.threshold) options.threshold = threshold_in(callback, metric);
  }
  options.looked_at = looked_at(run);
  const Snapshot& now = run.newest();
  if (now.stop_cause == StopCause::callback) options.stopped_epoch = now.epoch;
  if (now.stop_cause == StopCause::not_finite) {
    options.empty_title = tr("Diverged in the first epoch");
    options.empty_text = tr("Its loss was no longer a number before the epoch was over.");
  }
  return options;
}

}  // namespace descent
