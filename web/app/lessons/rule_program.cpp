#include "web/app/lessons/rule_program.hpp"

#include <cmath>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {

std::size_t answer_of(const RuleProgram& rules, double value) {
  for (const RuleProgram::Row& row : rules.rows) {
    if (value < row.below) return row.label;
  }
  return rules.otherwise;
}

RuleVerdict judge_rules(const RuleProgram& rules, const DataSettings& data, std::size_t axis,
                        std::size_t classes) {
  if (rules.rows.size() > most_rules) {
    throw Error(tr("A rule program has at most {0} rules.", most_rules));
  }
  for (const RuleProgram::Row& row : rules.rows) {
    if (!std::isfinite(row.below)) throw Error(tr("A rule compares with a number."));
    if (row.label >= classes) throw Error(tr("A rule names a class that there is none of."));
  }
  if (rules.otherwise >= classes) throw Error(tr("A rule names a class that there is none of."));
  const bool fit = is_points(data) && !data.x.empty() && data.x[0].size() > axis &&
                   data.y.size() == data.x.size();
  if (!fit) throw Error(tr("Rules are tried on points with classes: set the step up again."));
  RuleVerdict verdict;
  verdict.of_class.resize(classes);
  verdict.right_of_class.resize(classes);
  for (std::size_t i = 0; i < data.x.size(); ++i) {
    const auto label = static_cast<std::size_t>(data.y[i][0]);
    if (label >= classes) continue;
    const bool right = answer_of(rules, data.x[i][axis]) == label;
    ++verdict.all;
    ++verdict.of_class[label];
    verdict.right += right ? 1 : 0;
    verdict.right_of_class[label] += right ? 1 : 0;
  }
  return verdict;
}

}  // namespace descent
