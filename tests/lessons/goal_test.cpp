#include "engine/lessons/goal.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/experiment/json_text.hpp"
#include "engine/lessons/lesson_json.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

namespace {

Goal goal_of(const char* text) {
  const Json json = parse_plain_json(text);
  return read_goal(JsonNode(json, "goal"));
}

struct World {
  std::map<Fact, FactValue> facts;
  FactSource source() {
    return [this](Fact fact) { return facts[fact]; };
  }
};

struct Judged {
  World& world;
  Goal goal;
  GoalMemory memory{goal, world.source()};

  bool now() { return memory.look(goal, world.source(), nullptr); }
  bool after(std::string_view name, std::string which = "") {
    const Happening it{name, std::move(which)};
    return memory.look(goal, world.source(), &it);
  }
};

}  // namespace

TEST_CASE("a goal about a number holds within its limits, and never for what is no number") {
  World world;
  Judged below{world, goal_of(R"({"is": "loss", "below": 0.1})")};
  Judged most{world, goal_of(R"({"is": "loss", "at_most": 0.1})")};
  Judged between{world, goal_of(R"({"is": "loss", "between": [0.05, 0.2]})")};
  Judged equal{world, goal_of(R"({"is": "loss", "equals": 0.1})")};
  CHECK_FALSE(below.now());
  world.facts[Fact::loss] = std::nan("");
  CHECK_FALSE(below.now());
  CHECK_FALSE(most.now());
  world.facts[Fact::loss] = 0.1;
  CHECK_FALSE(below.now());
  CHECK(most.now());
  CHECK(between.now());
  CHECK(equal.now());
  world.facts[Fact::loss] = 0.04;
  CHECK(below.now());
  CHECK_FALSE(between.now());
  CHECK_FALSE(equal.now());
}

TEST_CASE("a goal compares a fact with another one") {
  World world;
  Judged judged{world, goal_of(R"({"is": "val_loss", "above": "loss"})")};
  world.facts[Fact::val_loss] = 0.5;
  CHECK_FALSE(judged.now());
  world.facts[Fact::loss] = 0.5;
  CHECK_FALSE(judged.now());
  world.facts[Fact::loss] = 0.4;
  CHECK(judged.now());
}

TEST_CASE("goals about texts and lists, and what has changed since the step began") {
  World world;
  world.facts[Fact::optimizer] = std::string("SGD");
  world.facts[Fact::features] = std::vector<std::string>{"x", "y"};
  world.facts[Fact::noise] = 0.1;
  Judged adam{world, goal_of(R"({"is": "optimizer", "equals": ["Adam", "RMSprop"]})")};
  Judged with{world, goal_of(R"({"is": "features", "includes": "x_squared"})")};
  Judged without{world, goal_of(R"({"is": "features", "excludes": "y"})")};
  Judged changed{world, goal_of(R"({"is": "noise", "changed": true})")};
  for (Judged* each : {&adam, &with, &without, &changed}) CHECK_FALSE(each->now());
  world.facts[Fact::optimizer] = std::string("RMSprop");
  world.facts[Fact::features] = std::vector<std::string>{"x", "x_squared"};
  world.facts[Fact::noise] = 0.2;
  for (Judged* each : {&adam, &with, &without, &changed}) CHECK(each->now());
}

TEST_CASE("what happens is counted from the step's beginning, of its kind alone") {
  World world;
  Judged judged{world, goal_of(R"({"happened": "stepped", "which": "batch", "times": 2})")};
  CHECK_FALSE(judged.after("stepped", "epoch"));
  CHECK_FALSE(judged.after("stepped", "batch"));
  CHECK_FALSE(judged.after("played"));
  CHECK(judged.after("stepped", "batch"));
  CHECK(judged.now());
}

TEST_CASE("one after the other: what came too early does not count") {
  World world;
  world.facts[Fact::loss] = 0.5;
  Judged judged{world, goal_of(R"({"then": [{"happened": "opened", "which": "landscape"},
      {"is": "loss", "changed": true}, {"happened": "reset"}]})")};
  CHECK_FALSE(judged.after("reset"));
  world.facts[Fact::loss] = 0.4;  // before the landscape was opened
  CHECK_FALSE(judged.now());
  CHECK_FALSE(judged.after("opened", "landscape"));
  CHECK_FALSE(judged.now());
  CHECK_FALSE(judged.after("reset"));
  world.facts[Fact::loss] = 0.3;
  CHECK_FALSE(judged.now());
  CHECK(judged.after("reset"));
}

TEST_CASE("one thing that happens moves a goal of several parts on by one part") {
  World world;
  Judged judged{world, goal_of(R"({"then": [{"happened": "reset"}, {"happened": "reset"}]})")};
  CHECK_FALSE(judged.after("reset"));
  CHECK_FALSE(judged.now());
  CHECK(judged.after("reset"));
}

TEST_CASE("a goal has to hold at so many epochs' ends one after the other") {
  World world;
  Judged judged{world, goal_of(R"({"is": "loss", "below": 0.1, "for_epochs": 3})")};
  world.facts[Fact::loss] = 0.05;
  CHECK_FALSE(judged.now());
  CHECK_FALSE(judged.after("epoch"));
  CHECK_FALSE(judged.after("epoch"));
  world.facts[Fact::loss] = 0.2;
  CHECK_FALSE(judged.after("epoch"));
  world.facts[Fact::loss] = 0.05;
  CHECK_FALSE(judged.after("epoch"));
  CHECK_FALSE(judged.after("epoch"));
  CHECK(judged.after("epoch"));
}

TEST_CASE("all, any, not and budgets") {
  World world;
  Judged judged{world, goal_of(R"({"all": [
      {"any": [{"is": "loss", "below": 0.1}, {"is": "accuracy", "at_least": 0.9}]},
      {"not": {"happened": "reset"}}], "within": {"parameters": 20, "epochs": 50}})")};
  world.facts[Fact::accuracy] = 0.95;
  CHECK_FALSE(judged.now());  // nothing is known of the budget
  world.facts[Fact::parameters] = 20.;
  world.facts[Fact::epoch] = 51.;
  CHECK_FALSE(judged.now());
  world.facts[Fact::epoch] = 50.;
  CHECK(judged.now());
  CHECK_FALSE(judged.after("reset"));
}

TEST_CASE("a goal says what it wants and how that is now") {
  World world;
  world.facts[Fact::loss] = 0.25;
  world.facts[Fact::val_accuracy] = 0.9;
  Judged judged{world, goal_of(R"({"all": [{"is": "loss", "below": 0.1},
      {"is": "val_accuracy", "at_least": 0.85},
      {"happened": "stepped", "which": "batch", "times": 3},
      {"is": "loss", "below": 0.1, "say": "A small loss"}]})")};
  judged.after("stepped", "batch");
  const auto lines = judged.memory.lines(judged.goal, world.source());
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].text == "loss: below 0.1 (now 0.25)");
  CHECK_FALSE(lines[0].holds);
  CHECK(lines[1].text == "val_accuracy: at least 85 % (now 90 %)");
  CHECK(lines[1].holds);
  CHECK(lines[2].text == "single steps (batch): 1 of 3");
  CHECK(lines[3].text == "A small loss");
}

TEST_CASE("a goal that cannot be is told with its place and what is allowed") {
  const auto message = [](const char* text) {
    try {
      goal_of(text);
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("no error");
  };
  CHECK_THAT(message(R"({"is": "los", "below": 1})"),
             ContainsSubstring("goal.is is \"los\", but must be one of epoch, "));
  CHECK_THAT(message(R"({"is": "loss"})"), ContainsSubstring("one of below, above"));
  CHECK_THAT(message(R"({"is": "loss", "below": 1, "above": 0})"),
             ContainsSubstring("one of below"));
  CHECK_THAT(message(R"({"is": "loss", "between": [2, 1]})"), ContainsSubstring("not the larger"));
  CHECK_THAT(message(R"({"is": "loss", "below": "optimizer"})"),
             ContainsSubstring("goal.below is \"optimizer\""));
  CHECK_THAT(message(R"({"is": "optimizer", "below": 1})"),
             ContainsSubstring("its fact is a text"));
  CHECK_THAT(message(R"({"is": "features", "equals": "x"})"),
             ContainsSubstring("its fact is a list"));
  CHECK_THAT(message(R"({"happened": "sneezed"})"), ContainsSubstring("one of played, paused"));
  CHECK_THAT(message(R"({"happened": "reset", "which": "x"})"), ContainsSubstring("left out"));
  CHECK_THAT(message(R"({"happened": "opened", "which": "x"})"),
             ContainsSubstring("one of step_apart, "));
  CHECK_THAT(message(R"({"is": "loss", "happened": "reset"})"),
             ContainsSubstring("a goal with one of"));
  CHECK_THAT(message(R"({"then": [{"happened": "reset"}]})"), ContainsSubstring("goal.then"));
  CHECK_THAT(message(R"({"all": []})"), ContainsSubstring("goal.all"));
  CHECK_THAT(message(R"({"is": "loss", "below": 1, "within": {}})"),
             ContainsSubstring("goal.within"));
  CHECK_THAT(message(R"({"is": "loss", "belw": 1})"), ContainsSubstring("belw"));
  std::string deep = R"({"happened": "reset"})";
  for (int i = 0; i < 20; ++i) deep = R"({"not": )" + deep + "}";
  CHECK_THAT(message(deep.c_str()), ContainsSubstring("deep"));
}
