#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/data/data_settings.hpp"

namespace descent {

// What a person writes without learning: if x < 4 it is class 0, else if x < 12 class 1, else 2.
struct RuleProgram {
  struct Row {
    double below;
    std::size_t label;
  };
  std::vector<Row> rows;  // the first that holds decides
  std::size_t otherwise = 0;
};

struct RuleVerdict {
  std::size_t right = 0, all = 0;
  // Of each class: how many there are, how many the rules get right.
  std::vector<std::size_t> of_class, right_of_class;

  double share() const {
    return all == 0 ? 0 : static_cast<double>(right) / static_cast<double>(all);
  }
};

inline constexpr std::size_t most_rules = 12;

std::size_t answer_of(const RuleProgram& rules, double value);
// Over points with classes; `axis` is the column that is compared. An Error where the data are
// other ones, or a rule names a class that there is none of.
RuleVerdict judge_rules(const RuleProgram& rules, const DataSettings& data, std::size_t axis,
                        std::size_t classes);

}  // namespace descent
