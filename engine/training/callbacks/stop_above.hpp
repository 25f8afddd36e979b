#pragma once

#include <string>
#include <string_view>

#include "engine/core/fields.hpp"
#include "engine/core/words.hpp"
#include "engine/training/monitor.hpp"

namespace descent {

// Stops at the end of an epoch whose accuracy (accuracy or val_accuracy) is above the value.
struct StopAbove {
  Monitor monitor = Monitor::accuracy;
  double value = 0.9;
  bool operator==(const StopAbove&) const = default;

  static constexpr std::string_view name = "StopAbove";
  static constexpr std::string_view side = "above";
  static constexpr auto fields() {
    return std::tuple{
        field("monitor", &StopAbove::monitor, OneOf<Monitor>{accuracy_monitors},
              tr_noop("what it watches; both need classes, `val_accuracy` test samples too")),
        field("value", &StopAbove::value, Number{0, 1}, "", Presence::written),
    };
  }

  std::string stop_reason(const EpochRecord& newest) const;
};

}  // namespace descent
