#include "web/app/runs/run_view.hpp"

#include <utility>

#include "web/app/looks/seeds_look.hpp"

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

const SeedsLook* RunView::seeds() const {
  const SeedsLook* look = run_->seeds.get();
  return look && look->is_of(run_->experiment) ? look : nullptr;
}

bool RunView::has_seeds_of_before() const {
  return run_->seeds && run_->seeds->finished() > 0 && !seeds();
}

const EditNote* RunView::newest_edit() const {
  if (!is_now() || !ready() || !run_->noted) return nullptr;
  const EditNote& noted = *run_->noted;
  const bool stands = noted.epoch == snapshot().epoch && noted.step == snapshot().step;
  return stands ? &noted : nullptr;
}

bool RunView::weight_just_set() const {
  if (!is_now() || !ready() || !run_->noted || run_->noted->by_hand.empty()) return false;
  const Snapshot& now = snapshot();
  const auto batches = [&](std::size_t epoch, std::size_t step) {
    return epoch * now.steps_per_epoch + step;
  };
  const std::size_t broken = now.stop_cause == StopCause::not_finite ? 1 : 0;
  const std::size_t then = batches(run_->noted->epoch, run_->noted->step);
  const std::size_t trained = batches(now.epoch, now.step);
  return trained >= then && trained <= then + broken;
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
