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
const std::vector<Monitor>& loss_monitors();      // loss, val_loss
const std::vector<Monitor>& accuracy_monitors();  // accuracy, val_accuracy

double monitored_value(const EpochRecord& record, Monitor monitor);
bool grows_when_better(Monitor monitor);

// Four digits of such a value, as callbacks tell them: "0.3609".
std::string monitored_words(double value);

}  // namespace descent
