#include "engine/lessons/goal.hpp"

#include <algorithm>
#include <cmath>

namespace descent {
namespace {

bool includes(const FactValue& value, const std::string& text) {
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  return list != nullptr && std::find(list->begin(), list->end(), text) != list->end();
}

bool number_holds(const FactGoal& goal, double now, const FactSource& facts) {
  using Is = FactGoal::Is;
  if (goal.is == Is::below) return now < goal.high;
  if (goal.is == Is::above) return now > goal.low;
  if (goal.is == Is::between) return now >= goal.low && now <= goal.high;
  const FactValue other = facts(goal.other);
  const auto* than = std::get_if<double>(&other);
  if (than == nullptr) return false;
  return goal.is == Is::below_fact ? now < *than : now > *than;
}

}  // namespace

bool holds(const FactGoal& goal, const FactSource& facts, const FactValue& before) {
  using Is = FactGoal::Is;
  const FactValue now = facts(goal.fact);
  if (std::holds_alternative<std::monostate>(now)) return false;
  if (goal.is == Is::changed) return now != before;
  if (const auto* number = std::get_if<double>(&now)) {
    return std::isfinite(*number) && number_holds(goal, *number, facts);
  }
  if (const auto* text = std::get_if<std::string>(&now)) {
    return std::find(goal.texts.begin(), goal.texts.end(), *text) != goal.texts.end();
  }
  return std::all_of(goal.texts.begin(), goal.texts.end(), [&](const std::string& wanted) {
    return includes(now, wanted) == (goal.is == Is::includes);
  });
}

// Goes through a goal and its parts, each with its node. `begin`: the parts are met for the first
// time, or once more for what follows in a ThenGoal.
struct GoalMemory::Walk {
  std::vector<Node>& nodes;
  const FactSource& facts;
  const Happening* happening;
  std::size_t place = 0;

  void begin(const Goal& goal) {
    const std::size_t here = place++;
    if (here == nodes.size()) nodes.emplace_back();
    nodes[here] = {};
    if (const auto* fact = std::get_if<FactGoal>(&goal.what)) {
      nodes[here].before = facts(fact->fact);
    }
    for_each_part(goal, [&](const Goal& part) { begin(part); });
  }

  template <typename Do>
  static void for_each_part(const Goal& goal, Do&& act) {
    std::visit(
        [&](const auto& what) {
          if constexpr (requires { what.parts; }) {
            for (const Goal& part : what.parts) act(part);
          } else if constexpr (requires { what.part; }) {
            for (const Goal& part : what.part) act(part);
          }
        },
        goal.what);
  }

  bool look(const Goal& goal) {
    const std::size_t here = place++;
    const bool now = std::visit([&](const auto& what) { return look_at(what, here); }, goal.what);
    nodes[here].holds = now;
    return now;
  }

  bool look_at(const FactGoal& goal, std::size_t here) {
    FactValue& before = nodes[here].before;
    // Its data were still on the way when the step began.
    if (std::holds_alternative<std::monostate>(before)) before = facts(goal.fact);
    return descent::holds(goal, facts, before);
  }
  bool look_at(const HappenedGoal& goal, std::size_t here) {
    const bool it = happening != nullptr && happening->name == goal.name &&
                    (goal.which.empty() || happening->which == goal.which);
    if (it) ++nodes[here].count;
    return nodes[here].count >= goal.times;
  }
  bool look_at(const AllGoal& goal, std::size_t) {
    bool all = true;  // each is looked at, for they count
    for (const Goal& part : goal.parts) all = look(part) && all;
    return all;
  }
  bool look_at(const AnyGoal& goal, std::size_t) {
    bool any = false;
    for (const Goal& part : goal.parts) any = look(part) || any;
    return any;
  }
  bool look_at(const NotGoal& goal, std::size_t) { return !look(goal.part.front()); }
  bool look_at(const ThenGoal& goal, std::size_t here) {
    const std::size_t behind = nodes[here].count;
    for (std::size_t i = 0; i < goal.parts.size(); ++i) {
      if (i != behind) {
        pass_over(goal.parts[i]);
        continue;
      }
      const bool reached = look(goal.parts[i]);
      if (!reached) continue;
      ++nodes[here].count;
      if (i + 1 == goal.parts.size()) continue;
      begin(goal.parts[++i]);
    }
    return nodes[here].count >= goal.parts.size();
  }
  bool look_at(const ForEpochsGoal& goal, std::size_t here) {
    const bool now = look(goal.part.front());
    std::size_t& count = nodes[here].count;
    const bool epoch = happening != nullptr && happening->name == "epoch";
    if (!now) {
      if (count < goal.epochs) count = 0;
    } else if (epoch) {
      ++count;
    }
    return count >= goal.epochs;
  }
  void pass_over(const Goal& goal) {
    ++place;
    for_each_part(goal, [&](const Goal& part) { pass_over(part); });
  }
};

GoalMemory::GoalMemory(const Goal& goal, const FactSource& facts) {
  Walk{nodes_, facts, nullptr}.begin(goal);
}

bool GoalMemory::look(const Goal& goal, const FactSource& facts, const Happening* happening) {
  return Walk{nodes_, facts, happening}.look(goal);
}

}  // namespace descent
