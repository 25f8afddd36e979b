#include "engine/inspect/class_means.hpp"

#include <algorithm>

namespace descent {

ClassMeans::ClassMeans(const Split& split, std::size_t classes)
    : split_(split),
      sample_(split.inputs.sample_size()),
      sums_(classes, std::vector<double>(split.inputs.sample_size(), 0)),
      counts_(classes, 0) {}

bool ClassMeans::advance(std::size_t samples) {
  const std::size_t end = std::min(next_ + samples, split_.count());
  for (; next_ < end; ++next_) {
    float label = 0;
    split_.targets.copy_sample(next_, &label);
    const auto place = static_cast<std::size_t>(label);
    if (place >= counts_.size()) continue;
    split_.inputs.copy_sample(next_, sample_.data());
    ++counts_[place];
    std::vector<double>& sum = sums_[place];
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += static_cast<double>(sample_[i]);
  }
  if (next_ < split_.count()) return false;
  if (means_.empty()) finish();
  return true;
}

void ClassMeans::finish() {
  for (std::size_t label = 0; label < sums_.size(); ++label) {
    const auto count = static_cast<double>(std::max<std::size_t>(counts_[label], 1));
    std::vector<float>& mean = means_.emplace_back();
    for (const double sum : sums_[label]) mean.push_back(static_cast<float>(sum / count));
  }
  sums_.clear();
}

}  // namespace descent
