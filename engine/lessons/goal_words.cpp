#include <algorithm>
#include <cmath>

#include "engine/core/words.hpp"
#include "engine/lessons/goal.hpp"

// What a goal asks for, and how that is now, as a learner reads it.
namespace descent {
namespace {

std::string joined(const std::vector<std::string>& texts, const char* between) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : between) + text;
  return all;
}

std::string range_words(const FactGoal& goal, const std::string& name) {
  const std::string low = fact_text(goal.fact, goal.low), high = fact_text(goal.fact, goal.high);
  if (goal.low == goal.high) return tr("{0}: {1}", name, low);
  if (std::isinf(goal.high)) return tr("{0}: at least {1}", name, low);
  if (std::isinf(goal.low)) return tr("{0}: at most {1}", name, high);
  return tr("{0}: from {1} to {2}", name, low, high);
}

}  // namespace

std::string goal_words(const FactGoal& goal) {
  using Is = FactGoal::Is;
  const std::string name{tr_marked(fact_info(goal.fact).words)};
  const auto other = [&] { return std::string(tr_marked(fact_info(goal.other).words)); };
  switch (goal.is) {
    case Is::between:
      return range_words(goal, name);
    case Is::below:
      return tr("{0}: below {1}", name, fact_text(goal.fact, goal.high));
    case Is::above:
      return tr("{0}: above {1}", name, fact_text(goal.fact, goal.low));
    case Is::below_fact:
      return tr("{0}: below {1}", name, other());
    case Is::above_fact:
      return tr("{0}: above {1}", name, other());
    case Is::one_of:
      return tr("{0}: {1}", name, joined(goal.texts, " / "));
    case Is::includes:
      return tr("{0}: with {1}", name, joined(goal.texts, ", "));
    case Is::excludes:
      return tr("{0}: without {1}", name, joined(goal.texts, ", "));
    case Is::changed:
      return tr("{0}: another one than before", name);
  }
  return name;
}

namespace {

using Line = GoalMemory::Line;

std::string happened_words(const HappenedGoal& goal, std::size_t count) {
  std::string name{tr_marked(happening_named(goal.name)->words)};
  if (!goal.which.empty()) name += " (" + goal.which + ")";
  return goal.times == 1 ? name
                         : tr("{0}: {1} of {2}", name, std::min(count, goal.times), goal.times);
}

std::string fact_line(const FactGoal& goal, const FactSource& facts) {
  return tr("{0} (now {1})", goal_words(goal), fact_text(goal.fact, facts(goal.fact)));
}

}  // namespace

std::vector<Line> GoalMemory::lines(const Goal& goal, const FactSource& facts) const {
  std::vector<Line> lines;
  std::size_t place = 0;
  const auto walk = [&](const auto& self, const Goal& part, bool shown) -> void {
    const Node& node = nodes_[place++];
    const bool own_words = !part.say.empty();
    const auto add = [&](std::string text) {
      if (shown) lines.push_back({std::move(text), node.holds});
    };
    if (own_words) add(std::string(tr_marked(part.say)));
    const bool below = shown && !own_words;
    if (const auto* fact = std::get_if<FactGoal>(&part.what)) {
      if (below) add(fact_line(*fact, facts));
    } else if (const auto* happened = std::get_if<HappenedGoal>(&part.what)) {
      if (below) add(happened_words(*happened, node.count));
    } else if (const auto* epochs = std::get_if<ForEpochsGoal>(&part.what)) {
      if (below)
        add(tr("held for {0} of {1} epochs", std::min(node.count, epochs->epochs), epochs->epochs));
      self(self, epochs->part.front(), below);
    } else if (const auto* not_ = std::get_if<NotGoal>(&part.what)) {
      self(self, not_->part.front(), false);
    } else if (const auto* then = std::get_if<ThenGoal>(&part.what)) {
      for (std::size_t i = 0; i < then->parts.size(); ++i) {
        const std::size_t first = lines.size();
        self(self, then->parts[i], below);
        for (std::size_t k = first; k < lines.size(); ++k) lines[k].holds = i < node.count;
      }
    } else if (const auto* all = std::get_if<AllGoal>(&part.what)) {
      for (const Goal& one : all->parts) self(self, one, below);
    } else {
      for (const Goal& one : std::get<AnyGoal>(part.what).parts) self(self, one, below);
    }
  };
  walk(walk, goal, true);
  return lines;
}

}  // namespace descent
