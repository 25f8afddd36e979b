#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/lessons/lesson_json.hpp"

namespace descent {
namespace {

constexpr double largest = 1e30;
constexpr std::size_t longest_name = 200;

std::string names_of_facts(std::optional<FactKind> kind) {
  std::string names;
  for (const FactInfo& info : all_facts()) {
    if (kind && info.kind != *kind) continue;
    names += (names.empty() ? "" : ", ") + std::string(info.name);
  }
  return names;
}

std::vector<std::string> texts_of(const JsonNode& node) {
  if (node.is_text()) return {node.text(longest_name)};
  std::vector<std::string> texts;
  for (const JsonNode& item : node.items(1, lesson_limits::answers)) {
    texts.push_back(item.text(longest_name));
  }
  return texts;
}

// A number, or the name of a fact that is one.
void read_limit(const JsonNode& node, FactGoal& goal, FactGoal::Is number, FactGoal::Is fact) {
  if (node.is_text()) {
    goal.is = fact;
    goal.other = read_fact(node, FactKind::number);
    return;
  }
  goal.is = number;
  (number == FactGoal::Is::below ? goal.high : goal.low) = node.number(-largest, largest);
}

using Is = FactGoal::Is;

void read_number_goal(const JsonFields& fields, const JsonNode& node, FactGoal& goal) {
  std::size_t given = 0;
  const auto find = [&](const char* key) {
    auto found = fields.find(key);
    if (found) ++given;
    return found;
  };
  if (const auto below = find("below")) read_limit(*below, goal, Is::below, Is::below_fact);
  if (const auto above = find("above")) read_limit(*above, goal, Is::above, Is::above_fact);
  if (const auto low = find("at_least")) goal.low = low->number(-largest, largest);
  if (const auto high = find("at_most")) goal.high = high->number(-largest, largest);
  if (const auto both = find("between")) {
    const std::vector<double> limits = both->numbers(2, 2, largest);
    goal.low = limits[0];
    goal.high = limits[1];
    if (goal.low > goal.high)
      both->fail(tr("two numbers, of which the first is not the larger one"));
  }
  if (const auto equals = find("equals")) goal.low = goal.high = equals->number(-largest, largest);
  const double farthest =
      std::max(std::isfinite(goal.high) ? goal.high : 0, std::isfinite(goal.low) ? goal.low : 0);
  if (fact_info(goal.fact).percent && farthest > 1) {
    node.fail(tr("a share from 0 to 1: 0.95 for 95 %"));
  }
  if (given != 1) {
    node.fail(
        tr("one of below, above, at_least, at_most, between, equals or changed, for its fact "
           "is a number"));
  }
}

FactGoal read_fact_goal(const JsonFields& fields, const JsonNode& node) {
  FactGoal goal{read_fact(fields.require("is"))};
  if (const auto changed = fields.find("changed")) {
    if (!changed->true_or_false()) changed->fail(tr("true, or left out"));
    goal.is = Is::changed;
    return goal;
  }
  const FactKind kind = fact_info(goal.fact).kind;
  if (kind == FactKind::number) {
    read_number_goal(fields, node, goal);
  } else if (kind == FactKind::text) {
    goal.is = Is::one_of;
    const auto one = fields.find("equals");
    if (!one) node.fail(tr("with \"equals\": a text or a list of texts, for its fact is a text"));
    goal.texts = texts_of(*one);
  } else {
    const auto with = fields.find("includes"), without = fields.find("excludes");
    if (with.has_value() == without.has_value()) {
      node.fail(tr("with \"includes\" or \"excludes\", for its fact is a list"));
    }
    goal.is = with ? Is::includes : Is::excludes;
    goal.texts = texts_of(with ? *with : *without);
  }
  return goal;
}

HappenedGoal read_happened(const JsonFields& fields) {
  const JsonNode what = fields.require("happened");
  std::vector<std::string_view> names;
  for (const HappeningInfo& info : all_happenings()) names.push_back(info.name);
  const HappeningInfo& info = all_happenings()[what.choice(names)];
  HappenedGoal goal{std::string(info.name), ""};
  if (const auto which = fields.find("which")) {
    if (info.whiches.empty()) which->fail(tr("left out: \"{0}\" has only one kind", info.name));
    goal.which = std::string(info.whiches[which->choice(info.whiches)]);
  }
  fields.read_size("times", goal.times, 1, 100'000);
  return goal;
}

std::vector<Goal> read_parts(const JsonNode& node, std::size_t depth, std::size_t least) {
  std::vector<Goal> parts;
  for (const JsonNode& item : node.items(least, lesson_limits::parts)) {
    parts.push_back(read_goal(item, depth + 1));
  }
  return parts;
}

// {"epochs": 100, "parameters": 60}: the goal, and each of these at most so much.
Goal within_budget(Goal goal, const JsonNode& node) {
  const JsonFields fields(node);
  fields.allow({"epochs", "steps", "seconds", "parameters"}, tr("a budget"));
  AllGoal all;
  all.parts.push_back(std::move(goal));
  for (const auto& [key, fact] :
       {std::pair("epochs", Fact::epoch), std::pair("steps", Fact::steps),
        std::pair("seconds", Fact::seconds), std::pair("parameters", Fact::parameters)}) {
    if (const auto most = fields.find(key)) {
      FactGoal limit{fact};
      limit.high = most->number(0, largest);
      all.parts.push_back({limit});
    }
  }
  if (all.parts.size() == 1) node.fail(tr("with one of epochs, steps, seconds, parameters"));
  return {std::move(all)};
}

constexpr std::array kinds = {"is", "happened", "all", "any", "not", "then"};

Goal read_bare(const JsonFields& fields, const JsonNode& node, std::size_t depth) {
  std::size_t given = 0;
  for (const char* kind : kinds) given += fields.find(kind) ? 1 : 0;
  if (given != 1) node.fail(tr("a goal with one of is, happened, all, any, not, then"));
  if (fields.find("is")) return {read_fact_goal(fields, node)};
  if (fields.find("happened")) return {read_happened(fields)};
  if (const auto all = fields.find("all")) return {AllGoal{read_parts(*all, depth, 1)}};
  if (const auto any = fields.find("any")) return {AnyGoal{read_parts(*any, depth, 1)}};
  if (const auto then = fields.find("then")) return {ThenGoal{read_parts(*then, depth, 2)}};
  return {NotGoal{{read_goal(fields.require("not"), depth + 1)}}};
}

}  // namespace

Fact read_fact(const JsonNode& node, std::optional<FactKind> kind) {
  const std::string name = node.text(longest_name);
  const std::optional<Fact> fact = fact_named(name);
  if (!fact || (kind && fact_info(*fact).kind != *kind)) {
    node.fail(tr("one of {0}", names_of_facts(kind)));
  }
  return *fact;
}

Goal read_goal(const JsonNode& node, std::size_t depth) {
  if (depth > lesson_limits::depth) {
    node.fail(tr("a goal that is not more than {0} deep", lesson_limits::depth));
  }
  const JsonFields fields(node);
  fields.allow({"is",      "below",    "above",    "at_least",   "at_most", "between", "equals",
                "changed", "includes", "excludes", "happened",   "which",   "times",   "all",
                "any",     "not",      "then",     "for_epochs", "within",  "say"},
               tr("a goal"));
  Goal goal = read_bare(fields, node, depth);
  if (const auto budget = fields.find("within")) goal = within_budget(std::move(goal), *budget);
  if (const auto epochs = fields.find("for_epochs")) {
    ForEpochsGoal held{static_cast<std::size_t>(epochs->whole_number(1, 1'000'000)), {}};
    held.part.push_back(std::move(goal));
    goal = {std::move(held)};
  }
  if (const auto say = fields.find("say")) goal.say = say->text(lesson_limits::text);
  return goal;
}

}  // namespace descent
