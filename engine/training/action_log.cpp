#include "engine/training/action_log.hpp"

#include <utility>

namespace descent {

std::span<const CallbackAction> ActionLog::all() const {
  return actions_ ? std::span<const CallbackAction>(*actions_) : std::span<const CallbackAction>();
}

void ActionLog::append(CallbackAction action) {
  const auto now = all();
  std::vector<CallbackAction> longer(now.size() < most ? now.begin() : now.begin() + 1, now.end());
  longer.push_back(std::move(action));
  actions_ = std::make_shared<const std::vector<CallbackAction>>(std::move(longer));
}

void ActionLog::cut(std::size_t epoch) {
  const auto now = all();
  std::size_t kept = now.size();
  while (kept > 0 && now[kept - 1].epoch > epoch) --kept;
  if (kept == now.size()) return;
  actions_ = std::make_shared<const std::vector<CallbackAction>>(
      now.begin(), now.begin() + static_cast<std::ptrdiff_t>(kept));
}

}  // namespace descent
