#pragma once

#include <cstddef>
#include <string>

#include "engine/training/callback.hpp"
#include "engine/training/history.hpp"

namespace descent {

// A callback at work: what it remembers from epoch to epoch, however many there were. A value.
class RunningCallback {
 public:
  explicit RunningCallback(Callback callback) : callback_(callback) {}
  // As it stands after these epochs, of which it has to look at those behind the last edit: what an
  // edit of the network made worse is not held against it.
  RunningCallback(Callback callback, const History& history);

  // At the end of every epoch.
  void take(const EpochRecord& record);
  // Why training should stop behind this epoch, the newest that it took; nothing: it should not.
  std::string reason(const EpochRecord& newest) const;

 private:
  std::string reason(const StopBelow& stop, const EpochRecord& record) const;
  std::string reason(const StopAbove& stop, const EpochRecord& record) const;
  std::string reason(const EarlyStopping& early, const EpochRecord& record) const;

  Callback callback_;
  // EarlyStopping: the best value so far, made to fall when it gets better, and its epoch.
  double best_ = 0;
  bool any_ = false;
  std::size_t waited_ = 0;      // epochs since then
  std::size_t last_epoch_ = 0;  // that it looked at
};

}  // namespace descent
