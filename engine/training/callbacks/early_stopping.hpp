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
  bool operator==(const EarlyStopping&) const = default;

  static constexpr std::string_view name = "EarlyStopping";
  static constexpr auto fields() {
    return std::tuple{
        field("monitor", &EarlyStopping::monitor, OneOf<Monitor>{all_monitors},
              tr_noop("what it watches; the accuracies need classes")),
        field("patience", &EarlyStopping::patience, WholeNumber{0, limits::epochs},
              tr_noop("how many epochs in a row may bring nothing")),
        field("min_delta", &EarlyStopping::min_delta, Number{0, limits::monitored},
              tr_noop("how much better counts as better")),
    };
  }

  struct Memory {
    double best = 0;  // so far, made to fall when it gets better
    bool any = false;
    std::size_t waited = 0;  // epochs since then
  };
  void take(Memory& memory, const EpochRecord& record, std::size_t passed) const;
  std::string stop_reason(const Memory& memory, const EpochRecord& newest) const;
};

}  // namespace descent
