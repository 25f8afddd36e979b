#include "web/cards/split_edits.hpp"

#include <algorithm>
#include <cmath>

namespace descent {

bool splits_by_count(const DataSettings& data) {
  return data.validation_count > 0 || data.test_count > 0;
}

std::size_t samples_apart(const Dataset& dataset, SplitPart part) {
  if (part == SplitPart::test) return dataset.test().count();
  return dataset.validates_on_test ? 0 : dataset.validation.count();
}

double share_apart(const DataSettings& data, const Dataset& dataset, SplitPart part) {
  const bool validation = part == SplitPart::validation;
  const std::size_t count = validation ? data.validation_count : data.test_count;
  if (count == 0) return 100 * (validation ? data.validation_fraction : data.test_fraction);
  std::size_t all = dataset.train.count() + samples_apart(dataset, SplitPart::validation);
  if (is_split(data)) all += dataset.test().count();
  const auto share = static_cast<double>(count) / static_cast<double>(std::max(all, count));
  return std::round(1e4 * share) / 100;
}

DataSettings with_part(DataSettings data, SplitPart part, double typed, bool by_count) {
  const bool validation = part == SplitPart::validation;
  double& fraction = validation ? data.validation_fraction : data.test_fraction;
  std::size_t& count = validation ? data.validation_count : data.test_count;
  count = by_count ? static_cast<std::size_t>(std::lround(typed)) : 0;
  if (!by_count) fraction = std::round(typed * 1e4) / 1e6;
  if (by_count && count == 0) fraction = 0;
  return data;
}

}  // namespace descent
