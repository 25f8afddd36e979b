#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "engine/model/parameters.hpp"
#include "engine/training/callback.hpp"
#include "engine/training/history.hpp"
#include "engine/training/prediction.hpp"

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

// Weights to come back to, and what was predicted with them (Snapshot::predictions). Nobody changes
// them.
struct KeptWeights {
  std::size_t epoch = 0;
  std::shared_ptr<const Parameters> weights;  // null: none are kept
  std::shared_ptr<const std::vector<Prediction>> predictions;
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
  // What it makes of the learning rate behind the newest epoch; nothing: it stays.
  std::optional<float> new_learning_rate(float now) const;
  // Why, in a sentence.
  std::string learning_rate_reason(float before, float now) const;
  // The epoch whose weights it would bring back in the end; 0: none.
  std::size_t epoch_to_restore() const;
  // Whether that is the newest one.
  bool keeps_weights() const;
  void keep(KeptWeights kept) { kept_ = std::move(kept); }
  const KeptWeights& kept() const { return kept_; }

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
  KeptWeights kept_;
};

}  // namespace descent
