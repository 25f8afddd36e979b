#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/lessons/facts.hpp"

// What a step of a lesson asks for: a predicate over facts, and over what has happened since the
// step began. A closed set of plain values (assets/lesson.md has their JSON), so that a lesson
// brings no code.
namespace descent {

struct Goal;

// A fact as it is now.
struct FactGoal {
  enum class Is : std::uint8_t {
    between,     // of a number: low to high, both included
    below,       // than `high`
    above,       // than `low`
    below_fact,  // than the number `other`
    above_fact,
    one_of,    // of a text: one of `texts`
    includes,  // of a list: each of `texts`
    excludes,  // of a list: none of them
    changed,   // it is other than when the step began
  };
  Fact fact;
  Is is = Is::between;
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  Fact other{};
  std::vector<std::string> texts = {};
};
// It has happened so often since the step began.
struct HappenedGoal {
  std::string name, which;  // `which` empty: any
  std::size_t times = 1;
};
struct AllGoal {
  std::vector<Goal> parts;
};
struct AnyGoal {
  std::vector<Goal> parts;
};
struct NotGoal {
  std::vector<Goal> part;  // one
};
// One after the other: what a part asks for counts from when the one before it was reached.
struct ThenGoal {
  std::vector<Goal> parts;
};
// It holds at the ends of so many epochs one after the other.
struct ForEpochsGoal {
  std::size_t epochs = 1;
  std::vector<Goal> part;  // one
};

struct Goal {
  std::variant<FactGoal, HappenedGoal, AllGoal, AnyGoal, NotGoal, ThenGoal, ForEpochsGoal> what;
  std::string say = {};  // to the learner, in place of words made from it
};

// What a goal remembers of the time since its step began.
class GoalMemory {
 public:
  // The step begins: facts are looked at as they are now.
  GoalMemory(const Goal& goal, const FactSource& facts);

  // Looks again, at facts as they are now and one thing that has just happened, or none. Whether
  // the goal, the same as above, is reached.
  bool look(const Goal& goal, const FactSource& facts, const Happening* happening);

  // A line a part that a learner can see to: what is wanted, and how that is now.
  struct Line {
    std::string text;
    bool holds;
  };
  std::vector<Line> lines(const Goal& goal, const FactSource& facts) const;

 private:
  // Of a part of the goal; they stand in the order in which a walk meets the parts.
  struct Node {
    std::size_t count = 0;  // of what happened, of epochs, of parts that are behind
    bool holds = false;
    FactValue before = {};  // when it began
  };
  struct Walk;
  std::vector<Node> nodes_;
};

// Whether a fact's goal holds; `before` is what the fact was when the step began.
bool holds(const FactGoal& goal, const FactSource& facts, const FactValue& before);

// "loss below 0.1", and how it is now: "loss below 0.1 (now 0.32)".
std::string goal_words(const FactGoal& goal);

}  // namespace descent
