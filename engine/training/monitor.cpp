#include "engine/training/monitor.hpp"

#include "engine/core/number_text.hpp"

namespace descent {

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

std::string_view to_string(MonitorMode mode) {
  switch (mode) {
    case MonitorMode::automatic:
      return "auto";
    case MonitorMode::min:
      return "min";
    case MonitorMode::max:
      return "max";
  }
  return "";
}

const std::vector<MonitorMode>& all_monitor_modes() {
  static const std::vector<MonitorMode> all = {MonitorMode::automatic, MonitorMode::min,
                                               MonitorMode::max};
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

bool grows_when_better(Monitor monitor) {
  return monitor == Monitor::accuracy || monitor == Monitor::val_accuracy;
}

double falling_value(const EpochRecord& record, Monitor monitor, MonitorMode mode) {
  const double value = monitored_value(record, monitor);
  const bool grows =
      mode == MonitorMode::automatic ? grows_when_better(monitor) : mode == MonitorMode::max;
  return grows ? -value : value;
}

std::string monitored_words(double value) { return short_text(value, 4); }

}  // namespace descent
