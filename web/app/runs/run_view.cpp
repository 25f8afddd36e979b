#include "web/app/runs/run_view.hpp"

#include <utility>

namespace descent {

RunView RunView::at(std::shared_ptr<const Snapshot> moment, std::uint64_t moment_number) const {
  RunView then = *this;
  then.moment_ = std::move(moment);
  then.moment_number_ = moment_number;
  return then;
}

const ImageSetStatus* RunView::image_set() const {
  for (const ImageSetStatus& set : image_sets()) {
    if (set.name == experiment().data.name) return &set;
  }
  return nullptr;
}

bool RunView::has_own_test_set() const {
  return ready() && !dataset().validates_on_test && dataset().test().count() > 0;
}

std::uint64_t RunView::network() const {
  constexpr int bits_of_builds = 24;
  return (run_->id << bits_of_builds) + run_->builds;
}

std::uint64_t RunView::version() const {
  // Spread, so that what is added leads to no other run's numbers; a moment's have bits of their
  // own.
  constexpr std::uint64_t spread = 0x9E3779B97F4A7C15, of_the_past = std::uint64_t{1} << 50;
  const std::uint64_t made = network() * spread;
  if (moment_) return made + of_the_past + moment_number_;
  return made + (run_->driver ? run_->driver->version() : 0);
}

}  // namespace descent
