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
      [&](const auto& one) {
        if constexpr (requires { one.memory; }) {
          return one.settings.stop_reason(one.memory, newest);
        } else {
          return one.settings.stop_reason(newest);
        }
      },
      at_work_);
}

}  // namespace descent
