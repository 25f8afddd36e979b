#include "engine/training/callbacks/stop_below.hpp"

namespace descent {

std::string StopBelow::stop_reason(const EpochRecord& newest) const {
  const double now = monitored_value(newest, monitor);
  if (!(now < value)) return "";
  return std::string(to_string(monitor)) + " is " + monitored_words(now) + ", below " +
         monitored_words(value) + ": stopped by StopBelow.";
}

}  // namespace descent
