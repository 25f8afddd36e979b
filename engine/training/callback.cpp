#include "engine/training/callback.hpp"

#include <algorithm>

namespace descent {

bool may_stop(const Callback& callback) { return !sets_learning_rate(callback); }

bool sets_learning_rate(const Callback& callback) {
  return std::visit(
      []<typename Settings>(const Settings&) {
        return requires(const Settings& one, const Settings::Memory& memory) {
          one.new_learning_rate(memory, 0.0f);
        };
      },
      callback);
}

const Monitor* monitor_of(const Callback& callback) {
  return std::visit(
      [](const auto& one) -> const Monitor* {
        if constexpr (requires { one.monitor; }) return &one.monitor;
        return nullptr;
      },
      callback);
}

Callback with_monitor(Callback callback, Monitor monitor) {
  std::visit(
      [&](auto& one) {
        if constexpr (requires { one.monitor; }) one.monitor = monitor;
      },
      callback);
  const double* threshold = threshold_of(callback);
  return threshold ? with_threshold(callback, *threshold) : callback;
}

const double* threshold_of(const Callback& callback) {
  return std::visit(
      [](const auto& one) -> const double* {
        if constexpr (requires { one.side; }) return &one.value;
        return nullptr;
      },
      callback);
}

Callback with_threshold(Callback callback, double threshold) {
  const Monitor* monitor = monitor_of(callback);
  if (monitor && grows_when_better(*monitor)) threshold = std::min(threshold, 1.0);  // accuracies
  std::visit(
      [&](auto& one) {
        if constexpr (requires { one.side; }) set_number(one, "value", threshold);
      },
      callback);
  return callback;
}

Callback on_other_side(const Callback& callback) {
  if (const auto* below = std::get_if<StopBelow>(&callback)) {
    return StopAbove{below->monitor, below->value};
  }
  if (const auto* above = std::get_if<StopAbove>(&callback)) {
    return StopBelow{above->monitor, above->value};
  }
  return callback;
}

}  // namespace descent
