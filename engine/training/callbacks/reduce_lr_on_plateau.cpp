#include "engine/training/callbacks/reduce_lr_on_plateau.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/words.hpp"

namespace descent {

// Keras's on_epoch_end(), but for the learning rate itself. `best` begins as infinity there.
void ReduceLROnPlateau::take(Memory& memory, const EpochRecord& record, std::size_t passed) const {
  memory.acts_after = 0;
  const double value = falling_value(record, monitor, mode);
  if (std::isnan(value)) return;  // nothing to watch: there are no test samples
  if (memory.cooling > 0) {
    memory.cooling -= std::min(passed, memory.cooling);
    memory.waited = 0;
  }
  if (!memory.any || value < memory.best - min_delta) {
    memory.best = value;
    memory.any = true;
    memory.waited = 0;
  } else if (memory.cooling == 0) {
    memory.waited += passed;
    if (memory.waited < patience) return;
    memory.acts_after = memory.waited;
    memory.cooling = cooldown;
    memory.waited = 0;
  }
}

std::optional<float> ReduceLROnPlateau::new_learning_rate(const Memory& memory, float now) const {
  if (memory.acts_after == 0 || now <= static_cast<float>(min_lr)) return std::nullopt;
  const float lower = static_cast<float>(std::max(static_cast<double>(now) * factor, min_lr));
  return lower == now ? std::nullopt : std::optional(lower);
}

std::string ReduceLROnPlateau::learning_rate_reason(const Memory& memory, float before,
                                                    float now) const {
  return tr_n(
      "{1} has not improved for {0} epoch: ReduceLROnPlateau lowers the learning rate from {2} to "
      "{3}.",
      "{1} has not improved for {0} epochs: ReduceLROnPlateau lowers the learning rate from {2} to "
      "{3}.",
      memory.acts_after, to_string(monitor), monitored_words(static_cast<double>(before)),
      monitored_words(static_cast<double>(now)));
}

}  // namespace descent
