#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/fields.hpp"
#include "engine/core/words.hpp"
#include "engine/training/monitor.hpp"
#include "engine/training/training_limits.hpp"

namespace descent {

// Lowers the learning rate when the monitored value has not improved by more than min_delta for
// `patience` epochs. keras.io/api/callbacks/reduce_lr_on_plateau
struct ReduceLROnPlateau {
  Monitor monitor = Monitor::val_loss;
  double factor = 0.1;
  std::size_t patience = 10;
  MonitorMode mode = MonitorMode::automatic;
  double min_delta = 1e-4;
  std::size_t cooldown = 0;
  double min_lr = 0;
  bool operator==(const ReduceLROnPlateau&) const = default;

  static constexpr std::string_view name = "ReduceLROnPlateau";
  static constexpr std::string_view meaning =
      tr_noop("lowers the learning rate when the monitored value no longer gets better");
  static constexpr auto fields() {
    return FieldRows{
        field("monitor", &ReduceLROnPlateau::monitor, OneOf<Monitor>{all_monitors},
              tr_noop("what it watches; the accuracies need classes")),
        field("factor", &ReduceLROnPlateau::factor, Number{0, 0.999},
              tr_noop("what the learning rate is multiplied by")),
        field("patience", &ReduceLROnPlateau::patience, WholeNumber{0, limits::epochs},
              tr_noop("how many epochs in a row may bring nothing")),
        field("mode", &ReduceLROnPlateau::mode, OneOf<MonitorMode>{all_monitor_modes},
              tr_noop("whether it gets better by falling or by growing; `auto` knows")),
        field("min_delta", &ReduceLROnPlateau::min_delta, Number{0, limits::monitored},
              tr_noop("how much better counts as better")),
        field("cooldown", &ReduceLROnPlateau::cooldown, WholeNumber{0, limits::epochs},
              tr_noop("how many epochs behind that are not counted")),
        field("min_lr", &ReduceLROnPlateau::min_lr, Number{0, 1000},
              tr_noop("the learning rate is not made smaller than this")),
    };
  }

  struct Memory {
    double best = 0;  // so far, made to fall when it gets better
    bool any = false;
    std::size_t waited = 0;      // epochs since then, or since it last acted
    std::size_t cooling = 0;     // epochs that are not counted yet
    std::size_t acts_after = 0;  // not 0: behind this epoch it acts, after so many
  };
  void take(Memory& memory, const EpochRecord& record, std::size_t passed) const;
  // The learning rate behind the newest epoch, from the one that there was; nothing: it stays.
  std::optional<float> new_learning_rate(const Memory& memory, float now) const;
  std::string learning_rate_reason(const Memory& memory, float before, float now) const;
};

}  // namespace descent
