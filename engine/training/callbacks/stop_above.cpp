#include "engine/training/callbacks/stop_above.hpp"

namespace descent {

std::string StopAbove::stop_reason(const EpochRecord& newest) const {
  const double now = monitored_value(newest, monitor);
  if (!(now > value)) return "";
  return std::string(to_string(monitor)) + " is " + monitored_words(now) + ", above " +
         monitored_words(value) + ": stopped by StopAbove.";
}

}  // namespace descent
