#pragma once

#include <variant>

#include "engine/training/callbacks/early_stopping.hpp"
#include "engine/training/callbacks/stop_above.hpp"
#include "engine/training/callbacks/stop_below.hpp"

// The catalogue of callbacks, keras.io/api/callbacks: names, rules and defaults. Each is a plain
// value, a struct of its settings, with
//   name, fields()                             its settings (engine/core/fields.hpp)
//   Monitor monitor                            what it watches; left out: nothing
//   std::string stop_reason(const EpochRecord& newest) const
//                                              why training should stop behind this epoch, in a
//                                              sentence, else ""
// and, where it remembers something from epoch to epoch,
//   struct Memory                              that, as a value
//   void take(Memory&, const EpochRecord&, std::size_t passed) const
//                                              at the end of an epoch, `passed` epochs behind the
//                                              last one that it saw
//   std::string stop_reason(const Memory&, const EpochRecord& newest) const
// Those that compare their monitor with their `value` say on which `side` of it they stop.
namespace descent {

using Callback = std::variant<StopBelow, EarlyStopping, StopAbove>;

// Null where it watches nothing.
const Monitor* monitor_of(const Callback& callback);

// What its monitor is compared with; null for those that compare it with no number that is set.
const double* threshold_of(const Callback& callback);
// With another threshold, as near as its limits allow.
Callback with_threshold(Callback callback, double threshold);

}  // namespace descent
