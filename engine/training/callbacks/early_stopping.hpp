#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/core/fields.hpp"
#include "engine/core/words.hpp"
#include "engine/training/monitor.hpp"
#include "engine/training/training_limits.hpp"

namespace descent {

// Stops when the monitored value has not improved by more than min_delta for `patience` epochs.
// keras.io/api/callbacks/early_stopping
struct EarlyStopping {
  Monitor monitor = Monitor::val_loss;
  std::size_t patience = 0;
  double min_delta = 0;
  MonitorMode mode = MonitorMode::automatic;
  std::size_t start_from_epoch = 0;
  bool restore_best_weights = false;
  bool operator==(const EarlyStopping&) const = default;

  static constexpr std::string_view name = "EarlyStopping";
  static constexpr std::string_view meaning =
      tr_noop("stops when the monitored value no longer gets better");
  static constexpr auto fields() {
    return FieldRows{
        field("monitor", &EarlyStopping::monitor, OneOf<Monitor>{all_monitors},
              tr_noop("what it watches; the accuracies need classes")),
        field("patience", &EarlyStopping::patience, WholeNumber{0, limits::epochs},
              tr_noop("how many epochs in a row may bring nothing")),
        field("min_delta", &EarlyStopping::min_delta, Number{0, limits::monitored},
              tr_noop("how much better counts as better")),
        field("mode", &EarlyStopping::mode, OneOf<MonitorMode>{all_monitor_modes},
              tr_noop("whether it gets better by falling or by growing; `auto` knows")),
        field("start_from_epoch", &EarlyStopping::start_from_epoch, WholeNumber{0, limits::epochs},
              tr_noop("how many epochs pass before it watches")),
        field("restore_best_weights", &EarlyStopping::restore_best_weights, TrueOrFalse{},
              tr_noop("whether the weights of the best epoch are taken in the end")),
    };
  }

  struct Memory {
    double best = 0;  // so far, made to fall when it gets better
    bool any = false;
    std::size_t best_epoch = 0;  // where that was
    std::size_t waited = 0;      // epochs since then
  };
  void take(Memory& memory, const EpochRecord& record, std::size_t passed) const;
  std::string stop_reason(const Memory& memory, const EpochRecord& newest) const;
  std::size_t epoch_to_restore(const Memory& memory) const {
    return restore_best_weights ? memory.best_epoch : 0;
  }
};

}  // namespace descent
