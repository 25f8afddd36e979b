#include "engine/training/callbacks/stop_above.hpp"

#include "engine/core/words.hpp"

namespace descent {

std::string StopAbove::stop_reason(const EpochRecord& newest) const {
  const double now = monitored_value(newest, monitor);
  if (!(now > value)) return "";
  return tr("{0} is {1}, above {2}: stopped by StopAbove.", to_string(monitor),
            monitored_words(now), monitored_words(value));
}

}  // namespace descent
