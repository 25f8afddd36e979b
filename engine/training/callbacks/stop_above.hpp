#pragma once

#include <string>
#include <string_view>

#include "engine/core/fields.hpp"
#include "engine/core/words.hpp"
#include "engine/training/monitor.hpp"
#include "engine/training/training_limits.hpp"

namespace descent {

// Stops at the end of an epoch whose monitored value is above the value.
struct StopAbove {
  Monitor monitor = Monitor::accuracy;
  double value = 0.9;
  bool operator==(const StopAbove&) const = default;

  static constexpr std::string_view name = "StopAbove";
  static constexpr std::string_view meaning =
      tr_noop("stops when the monitored value is above a threshold");
  static constexpr std::string_view side = "above";
  static constexpr auto fields() {
    return FieldRows{
        field("monitor", &StopAbove::monitor, OneOf<Monitor>{all_monitors},
              tr_noop("what it watches; the accuracies need classes")),
        field("value", &StopAbove::value, Number{0, limits::monitored},
              tr_noop("the threshold, at the end of an epoch"), Presence::written),
    };
  }

  std::string stop_reason(const EpochRecord& newest) const;
};

}  // namespace descent
