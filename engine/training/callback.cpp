#include "engine/training/callback.hpp"

namespace descent {

const Monitor* monitor_of(const Callback& callback) {
  return std::visit(
      [](const auto& one) -> const Monitor* {
        if constexpr (requires { one.monitor; }) return &one.monitor;
        return nullptr;
      },
      callback);
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
  std::visit(
      [&](auto& one) {
        if constexpr (requires { one.side; }) set_number(one, "value", threshold);
      },
      callback);
  return callback;
}

}  // namespace descent
