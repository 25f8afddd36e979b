#include "engine/training/running_callback.hpp"

namespace descent {

RunningCallback::AnyAtWork RunningCallback::begin(const Callback& callback) {
  return std::visit([]<typename Settings>(
                        const Settings& one) -> AnyAtWork { return CallbackAtWork<Settings>{one}; },
                    callback);
}

RunningCallback::RunningCallback(const Callback& callback) : at_work_(begin(callback)) {}

RunningCallback::RunningCallback(const Callback& callback, const History& history)
    : at_work_(begin(callback)), last_epoch_(history.edited) {
  const EpochLog& epochs = history.epochs;
  for (std::size_t i = epochs.place_after(history.edited); i < epochs.size(); ++i) {
    take(epochs[i]);
  }
}

void RunningCallback::take(const EpochRecord& record) {
  const std::size_t passed = record.epoch - last_epoch_;  // of old epochs some are not kept
  last_epoch_ = record.epoch;
  std::visit(
      [&](auto& one) {
        if constexpr (requires { one.memory; }) one.settings.take(one.memory, record, passed);
      },
      at_work_);
}

std::string RunningCallback::reason(const EpochRecord& newest) const {
  return std::visit(
      [&](const auto& one) -> std::string {
        if constexpr (requires { one.settings.stop_reason(one.memory, newest); }) {
          return one.settings.stop_reason(one.memory, newest);
        } else if constexpr (requires { one.memory; }) {
          return "";
        } else {
          return one.settings.stop_reason(newest);
        }
      },
      at_work_);
}

std::optional<float> RunningCallback::new_learning_rate(float now) const {
  return std::visit(
      [&](const auto& one) -> std::optional<float> {
        if constexpr (requires { one.settings.new_learning_rate(one.memory, now); }) {
          return one.settings.new_learning_rate(one.memory, now);
        }
        return std::nullopt;
      },
      at_work_);
}

std::string RunningCallback::learning_rate_reason(float before, float now) const {
  return std::visit(
      [&](const auto& one) -> std::string {
        if constexpr (requires { one.settings.learning_rate_reason(one.memory, before, now); }) {
          return one.settings.learning_rate_reason(one.memory, before, now);
        }
        return "";
      },
      at_work_);
}

std::size_t RunningCallback::epoch_to_restore() const {
  return std::visit(
      [&](const auto& one) -> std::size_t {
        if constexpr (requires { one.settings.epoch_to_restore(one.memory); }) {
          return one.settings.epoch_to_restore(one.memory);
        }
        return 0;
      },
      at_work_);
}

bool RunningCallback::keeps_weights() const {
  const std::size_t epoch = epoch_to_restore();
  return epoch > 0 && epoch == last_epoch_;
}

}  // namespace descent
