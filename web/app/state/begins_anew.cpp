#include "web/app/state/begins_anew.hpp"

#include <map>
#include <utility>

namespace descent {
namespace {

using Sample = std::pair<std::vector<double>, std::vector<double>>;

bool half_of_the_points_stay(const DataSettings& before, const DataSettings& after) {
  std::map<Sample, std::size_t> left;
  for (std::size_t i = 0; i < after.x.size() && i < after.y.size(); ++i) {
    ++left[{after.x[i], after.y[i]}];
  }
  std::size_t stay = 0;
  for (std::size_t i = 0; i < before.x.size() && i < before.y.size(); ++i) {
    const auto found = left.find({before.x[i], before.y[i]});
    if (found == left.end() || found->second == 0) continue;
    --found->second;
    ++stay;
  }
  return 2 * stay >= before.x.size();
}

DataSettings without_points(DataSettings data) {
  data.x.clear();
  data.y.clear();
  return data;
}

}  // namespace

bool begins_anew(const Experiment& before, const Experiment& after) {
  if (before.model != after.model || before.features != after.features ||
      before.training.loss != after.training.loss) {
    return true;
  }
  if (before.data == after.data) return false;
  if (before.data.name != "points" || after.data.name != "points") return true;
  return without_points(before.data) != without_points(after.data) ||
         !half_of_the_points_stay(before.data, after.data);
}

}  // namespace descent
