#include "web/app/state/begins_anew.hpp"

#include <algorithm>
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

// One more or less of one's own images is met by the network as it is.
DataSettings with_images_of(DataSettings data, const DataSettings& other) {
  if (data.own_images_alone == other.own_images_alone) data.own_images = other.own_images;
  return data;
}

bool is_other(const DataSettings& before, const DataSettings& after) {
  if (with_images_of(before, after) == after) return false;
  if (before.name != "points" || after.name != "points") return true;
  return without_points(before) != without_points(after) || !half_of_the_points_stay(before, after);
}

bool is_other(const TrainingSettings& before, const TrainingSettings& after);
bool is_other(const std::vector<Layer>& before, const std::vector<Layer>& after);

template <typename Value>
bool is_other(const Value& before, const Value& after) {
  return before != after;
}

// In a setting whose row says so.
template <typename Owner>
bool differ(const Owner& before, const Owner& after) {
  bool found = false;
  for_each_field<Owner>([&](const auto& row) {
    if (row.when_changed != WhenChanged::begins_anew) return;
    found = found || is_other(before.*row.member, after.*row.member);
  });
  return found;
}

bool is_other(const TrainingSettings& before, const TrainingSettings& after) {
  return differ(before, after);
}

bool is_other(const Layer& before, const Layer& after) {
  if (before.index() != after.index()) return true;
  return std::visit(
      [&]<typename Settings>(const Settings& settings) {
        return differ(settings, std::get<Settings>(after));
      },
      before);
}

bool is_other(const std::vector<Layer>& before, const std::vector<Layer>& after) {
  return !std::equal(before.begin(), before.end(), after.begin(), after.end(),
                     [](const Layer& a, const Layer& b) { return !is_other(a, b); });
}

}  // namespace

bool begins_anew(const Experiment& before, const Experiment& after) {
  return differ(before, after);
}

}  // namespace descent
