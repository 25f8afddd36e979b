#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace descent {

// What a callback did behind an epoch.
struct CallbackAction {
  std::size_t epoch = 0;  // counted from 1
  std::string callback;   // "ReduceLROnPlateau"
  std::string text;       // a sentence

  bool operator==(const CallbackAction&) const = default;
};

// What callbacks did in a training, in order. A value whose copies share what is in them, like the
// EpochLog beside it; the newest `most` are kept.
class ActionLog {
 public:
  static constexpr std::size_t most = 1000;

  std::span<const CallbackAction> all() const;
  // Its epoch must not be before the others'.
  void append(CallbackAction action);
  // Drops what was done behind this epoch.
  void cut(std::size_t epoch);

 private:
  std::shared_ptr<const std::vector<CallbackAction>> actions_;  // null: none
};

}  // namespace descent
