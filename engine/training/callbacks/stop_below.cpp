#include "engine/training/callbacks/stop_below.hpp"

#include "engine/core/words.hpp"

namespace descent {

std::string StopBelow::stop_reason(const EpochRecord& newest) const {
  const double now = monitored_value(newest, monitor);
  if (!(now < value)) return "";
  return tr("{0} is {1}, below {2}: stopped by StopBelow.", to_string(monitor),
            monitored_words(now), monitored_words(value));
}

}  // namespace descent
