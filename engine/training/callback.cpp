#include "engine/training/callback.hpp"

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

struct AtEpochEnd {
  const History& history;

  std::string operator()(const StopBelow& stop) const {
    const double value = monitored_value(history.epochs.back(), stop.monitor);
    if (!(value < stop.value)) return "";
    return std::string(to_string(stop.monitor)) + " is " + number(value) + ", below " +
           number(stop.value) + ": stopped by StopBelow.";
  }

  std::string operator()(const StopAbove& stop) const {
    const double value = monitored_value(history.epochs.back(), stop.monitor);
    if (!(value > stop.value)) return "";
    return std::string(to_string(stop.monitor)) + " is " + number(value) + ", above " +
           number(stop.value) + ": stopped by StopAbove.";
  }

  std::string operator()(const EarlyStopping& early) const {
    // Keras's rule: an epoch counts as an improvement when it beats the best so far by more than
    // min_delta; training stops at the patience-th epoch in a row without one.
    const double sign = grows_when_better(early.monitor) ? -1 : 1;
    double best = 0;
    std::size_t waited = 0;
    bool any = false;
    // What an edit of the network made worse is not held against it.
    for (std::size_t i = history.edited; i < history.epochs.size(); ++i) {
      const EpochRecord& record = history.epochs[i];
      const double value = sign * monitored_value(record, early.monitor);
      if (std::isnan(value)) continue;  // nothing to watch: there are no test samples
      if (!any || value < best - early.min_delta) {
        best = value;
        waited = 0;
        any = true;
      } else {
        ++waited;
      }
    }
    if (waited == 0 || waited < early.patience) return "";
    return std::string(to_string(early.monitor)) + " has not improved for " +
           std::to_string(waited) + (waited == 1 ? " epoch" : " epochs") +
           ": stopped by EarlyStopping.";
  }
};

}  // namespace

std::string_view to_string(Monitor monitor) {
  switch (monitor) {
    case Monitor::loss:
      return "loss";
    case Monitor::accuracy:
      return "accuracy";
    case Monitor::val_loss:
      return "val_loss";
    case Monitor::val_accuracy:
      return "val_accuracy";
  }
  return "";
}

const std::vector<Monitor>& all_monitors() {
  static const std::vector<Monitor> all = {Monitor::loss, Monitor::accuracy, Monitor::val_loss,
                                           Monitor::val_accuracy};
  return all;
}

double monitored_value(const EpochRecord& record, Monitor monitor) {
  switch (monitor) {
    case Monitor::loss:
      return record.train.loss;
    case Monitor::accuracy:
      return record.train.accuracy;
    case Monitor::val_loss:
      return record.validation.loss;
    case Monitor::val_accuracy:
      return record.validation.accuracy;
  }
  return Scores::none;
}

std::string on_epoch_end(const Callback& callback, const History& history) {
  return std::visit(AtEpochEnd{history}, callback);
}

}  // namespace descent
