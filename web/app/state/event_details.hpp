#pragma once

#include <string>

#include "engine/training/history.hpp"
#include "web/driver/driver.hpp"

// What an embedding page hears with an event, as JSON; app.hpp names the events.
namespace descent {

// {"epoch", "loss", "accuracy", "valLoss", "valAccuracy"}; null for what is not known.
std::string epoch_detail(const EpochRecord& record);

// {"epoch", "step"}: how far it came. Null for `driver`: nothing has been made yet.
std::string pause_detail(const Driver* driver);

// {"epoch", "reason"}: `reason` in a sentence.
std::string stop_detail(const Snapshot& now);

// {"message"}: the sentence that the person is told.
std::string error_detail(const std::string& message);

}  // namespace descent
