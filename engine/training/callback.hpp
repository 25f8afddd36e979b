#pragma once

#include <cstddef>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/training/epoch_log.hpp"

namespace descent {

// A value of History that a callback watches: loss, accuracy, val_loss, val_accuracy.
enum class Monitor { loss, accuracy, val_loss, val_accuracy };
std::string_view to_string(Monitor monitor);
const std::vector<Monitor>& all_monitors();
double monitored_value(const EpochRecord& record, Monitor monitor);

// Stops at the end of an epoch whose loss (loss or val_loss) is below the value.
struct StopBelow {
  Monitor monitor = Monitor::loss;
  double value = 0.4;
  bool operator==(const StopBelow&) const = default;
};

// Stops at the end of an epoch whose accuracy (accuracy or val_accuracy) is above the value.
struct StopAbove {
  Monitor monitor = Monitor::accuracy;
  double value = 0.9;
  bool operator==(const StopAbove&) const = default;
};

// Stops when the monitored value has not improved by more than min_delta for `patience` epochs.
// keras.io/api/callbacks/early_stopping
struct EarlyStopping {
  Monitor monitor = Monitor::val_loss;
  std::size_t patience = 0;
  double min_delta = 0;
  bool operator==(const EarlyStopping&) const = default;
};

using Callback = std::variant<StopBelow, EarlyStopping, StopAbove>;

}  // namespace descent
