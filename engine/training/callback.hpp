#pragma once

#include <variant>

#include "engine/training/callbacks/early_stopping.hpp"
#include "engine/training/callbacks/reduce_lr_on_plateau.hpp"
#include "engine/training/callbacks/stop_above.hpp"
#include "engine/training/callbacks/stop_below.hpp"

// The catalogue of callbacks, keras.io/api/callbacks: names, rules and defaults. Each is a plain
// value, a struct of its settings, with
//   name, meaning, fields()                    what it does, and its settings
//   (engine/core/fields.hpp) Monitor monitor                            what it watches; left out:
//   nothing std::string stop_reason(const EpochRecord& newest) const
//                                              why training should stop behind this epoch, in a
//                                              sentence, else ""; left out: it never stops it
// and, where it remembers something from epoch to epoch,
//   struct Memory                              that, as a value
//   void take(Memory&, const EpochRecord&, std::size_t passed) const
//                                              at the end of an epoch, `passed` epochs behind the
//                                              last one that it saw
//   std::string stop_reason(const Memory&, const EpochRecord& newest) const
//   std::optional<float> new_learning_rate(const Memory&, float now) const
//                                              what it makes of the learning rate behind the newest
//                                              epoch; left out: nothing. And why, in a sentence:
//                                              learning_rate_reason(memory, before, now)
//   std::size_t epoch_to_restore(const Memory&) const
//                                              the epoch whose weights come back in the end; 0, or
//                                              left out: none
// Those that compare their monitor with their `value` say on which `side` of it they stop.
namespace descent {

using Callback = std::variant<StopBelow, EarlyStopping, StopAbove, ReduceLROnPlateau>;

// Whether it may end a training.
bool may_stop(const Callback& callback);
// Whether it may change the learning rate.
bool sets_learning_rate(const Callback& callback);

// Null where it watches nothing.
const Monitor* monitor_of(const Callback& callback);

// Watching something else; what it is compared with stays as near as its limits allow.
Callback with_monitor(Callback callback, Monitor monitor);

// What its monitor is compared with; null for those that compare it with no number that is set.
const double* threshold_of(const Callback& callback);
// With another threshold, as near as its limits allow.
Callback with_threshold(Callback callback, double threshold);

// The same threshold from its other side: StopAbove of StopBelow. Others stay as they are.
Callback on_other_side(const Callback& callback);

}  // namespace descent
