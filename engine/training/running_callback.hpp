#pragma once

#include <cstddef>
#include <string>
#include <variant>

#include "engine/training/callback.hpp"
#include "engine/training/history.hpp"

namespace descent {

// A callback at work, with what it remembers. A value.
template <typename Settings>
struct CallbackAtWork {
  Settings settings;
};
template <typename Settings>
  requires requires { typename Settings::Memory; }
struct CallbackAtWork<Settings> {
  Settings settings;
  Settings::Memory memory = {};
};

// Any of them, from epoch to epoch, however many there were. A value.
class RunningCallback {
 public:
  explicit RunningCallback(const Callback& callback);
  // As it stands after these epochs, of which it has to look at those behind the last edit: what an
  // edit of the network made worse is not held against it.
  RunningCallback(const Callback& callback, const History& history);

  // At the end of every epoch.
  void take(const EpochRecord& record);
  // Why training should stop behind this epoch, the newest that it took; nothing: it should not.
  std::string reason(const EpochRecord& newest) const;

 private:
  template <typename Set>
  struct AtWork;
  template <typename... Callbacks>
  struct AtWork<std::variant<Callbacks...>> {
    using Type = std::variant<CallbackAtWork<Callbacks>...>;
  };
  using AnyAtWork = AtWork<Callback>::Type;
  static AnyAtWork begin(const Callback& callback);

  AnyAtWork at_work_;
  std::size_t last_epoch_ = 0;  // that it looked at
};

}  // namespace descent
