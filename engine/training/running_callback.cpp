#include "engine/training/running_callback.hpp"

#include <cmath>
#include <cstdio>

namespace descent {
namespace {

bool grows_when_better(Monitor monitor) {
  return monitor == Monitor::accuracy || monitor == Monitor::val_accuracy;
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

}  // namespace

RunningCallback::RunningCallback(Callback callback, const History& history) : callback_(callback) {
  const EpochLog& epochs = history.epochs;
  last_epoch_ = history.edited;
  for (std::size_t i = epochs.place_after(history.edited); i < epochs.size(); ++i) {
    take(epochs[i]);
  }
}

// Keras's rule: an epoch counts as an improvement when it beats the best so far by more than
// min_delta; training stops at the patience-th epoch in a row without one.
void RunningCallback::take(const EpochRecord& record) {
  const std::size_t passed = record.epoch - last_epoch_;  // of old epochs some are not kept
  last_epoch_ = record.epoch;
  const auto* early = std::get_if<EarlyStopping>(&callback_);
  if (!early) return;
  const double sign = grows_when_better(early->monitor) ? -1 : 1;
  const double value = sign * monitored_value(record, early->monitor);
  if (std::isnan(value)) return;  // nothing to watch: there are no test samples
  const bool better = !any_ || value < best_ - early->min_delta;
  if (better) best_ = value;
  waited_ = better ? 0 : waited_ + passed;
  any_ = true;
}

std::string RunningCallback::reason(const EpochRecord& newest) const {
  return std::visit([&](const auto& callback) { return reason(callback, newest); }, callback_);
}

std::string RunningCallback::reason(const StopBelow& stop, const EpochRecord& record) const {
  const double value = monitored_value(record, stop.monitor);
  if (!(value < stop.value)) return "";
  return std::string(to_string(stop.monitor)) + " is " + number(value) + ", below " +
         number(stop.value) + ": stopped by StopBelow.";
}

std::string RunningCallback::reason(const StopAbove& stop, const EpochRecord& record) const {
  const double value = monitored_value(record, stop.monitor);
  if (!(value > stop.value)) return "";
  return std::string(to_string(stop.monitor)) + " is " + number(value) + ", above " +
         number(stop.value) + ": stopped by StopAbove.";
}

std::string RunningCallback::reason(const EarlyStopping& early, const EpochRecord&) const {
  if (waited_ == 0 || waited_ < early.patience) return "";
  return std::string(to_string(early.monitor)) + " has not improved for " +
         std::to_string(waited_) + (waited_ == 1 ? " epoch" : " epochs") +
         ": stopped by EarlyStopping.";
}

}  // namespace descent
