#include "engine/training/action_log.hpp"

#include <utility>

namespace descent {

std::span<const TrainingAction> ActionLog::all() const {
  return actions_ ? std::span<const TrainingAction>(*actions_) : std::span<const TrainingAction>();
}

void ActionLog::append(TrainingAction action) {
  const auto now = all();
  std::vector<TrainingAction> longer(now.size() < most ? now.begin() : now.begin() + 1, now.end());
  longer.push_back(std::move(action));
  actions_ = std::make_shared<const std::vector<TrainingAction>>(std::move(longer));
}

void ActionLog::note_edit(std::size_t epoch, std::string text, std::string_view in_place_of) {
  const auto now = all();
  if (!now.empty() && now.back().is_edit() && now.back().text == in_place_of) {
    actions_ = std::make_shared<const std::vector<TrainingAction>>(now.begin(), now.end() - 1);
  }
  if (epoch > 0 && !text.empty()) append({epoch, "", std::move(text)});
}

void ActionLog::cut(std::size_t epoch) {
  const auto now = all();
  std::size_t kept = now.size();
  while (kept > 0 && now[kept - 1].epoch > epoch) --kept;
  if (kept == now.size()) return;
  actions_ = std::make_shared<const std::vector<TrainingAction>>(
      now.begin(), now.begin() + static_cast<std::ptrdiff_t>(kept));
}

}  // namespace descent
