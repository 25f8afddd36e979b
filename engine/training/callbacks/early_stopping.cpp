#include "engine/training/callbacks/early_stopping.hpp"

#include <cmath>

#include "engine/core/words.hpp"

namespace descent {

// Keras's rule: an epoch counts as an improvement when it beats the best so far by more than
// min_delta; training stops at the patience-th epoch in a row without one.
void EarlyStopping::take(Memory& memory, const EpochRecord& record, std::size_t passed) const {
  if (record.epoch <= start_from_epoch) return;
  const double value = falling_value(record, monitor, mode);
  if (std::isnan(value)) return;  // nothing to watch: there are no test samples
  const bool better = !memory.any || value < memory.best - min_delta;
  if (better) {
    memory.best = value;
    memory.best_epoch = record.epoch;
  }
  memory.waited = better ? 0 : memory.waited + passed;
  memory.any = true;
}

std::string EarlyStopping::stop_reason(const Memory& memory, const EpochRecord&) const {
  if (memory.waited == 0 || memory.waited < patience) return "";
  return tr_n("{1} has not improved for {0} epoch: stopped by EarlyStopping.",
              "{1} has not improved for {0} epochs: stopped by EarlyStopping.", memory.waited,
              to_string(monitor));
}

}  // namespace descent
