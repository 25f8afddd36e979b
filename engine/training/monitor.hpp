#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/training/epoch_log.hpp"

namespace descent {

// A value of History that a callback watches: loss, accuracy, val_loss, val_accuracy.
enum class Monitor { loss, accuracy, val_loss, val_accuracy };
std::string_view to_string(Monitor monitor);
const std::vector<Monitor>& all_monitors();

// Whether it gets better by falling or by growing; automatic, "auto": as its name says.
enum class MonitorMode { automatic, min, max };
std::string_view to_string(MonitorMode mode);
const std::vector<MonitorMode>& all_monitor_modes();

double monitored_value(const EpochRecord& record, Monitor monitor);
bool grows_when_better(Monitor monitor);
// The value, or the negative of it, so that it falls when it gets better.
double falling_value(const EpochRecord& record, Monitor monitor, MonitorMode mode);

// Four digits of such a value, as callbacks tell them: "0.3609".
std::string monitored_words(double value);

}  // namespace descent
