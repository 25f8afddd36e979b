#include "engine/experiment/seed_runs.hpp"

#include <algorithm>
#include <utility>

#include "engine/data/image_split.hpp"
#include "engine/experiment/limits.hpp"

namespace descent {
namespace {

bool draws_digits(const Experiment& experiment) {
  return experiment.data.name == "synthetic_digits";
}

bool has_images(const Experiment& experiment) {
  return data_set_info(experiment.data.name).kind == DataKind::images;
}

}  // namespace

SeedOrder seeds_from(const Experiment& experiment, std::size_t seeds, std::size_t epochs) {
  const std::uint64_t last_first = limits::seed - (seeds - 1);
  return {std::min(experiment.seed, last_first), seeds, epochs};
}

Experiment with_seed(Experiment experiment, std::uint64_t seed) {
  experiment.seed = seed;
  return experiment;
}

SeedRuns::SeedRuns(Experiment experiment, SeedOrder order, std::shared_ptr<const Dataset> images,
                   const KernelTable& kernels)
    : experiment_(std::move(experiment)),
      order_(order),
      images_(std::move(images)),
      kernels_(&kernels) {
  experiment_.training.epochs = order.epochs;  // which is where it stops, and nothing else
}

std::size_t SeedRuns::epochs_done() const { return trainer_ ? trainer_->epoch() : 0; }

// Digits take long to draw, so that they are drawn in pieces.
void SeedRuns::set_out() {
  const Experiment next = with_seed(experiment_, order_.first + courses_.size());
  std::shared_ptr<const Dataset> data;
  if (draws_digits(next) && !next.data.seed) {
    constexpr std::size_t at_once = 8;
    if (!digits_) digits_.emplace(next.seed, next.data.train_limit, next.data.test_limit);
    if (!digits_->finished()) return digits_->draw_next(at_once);
    data = arranged(std::make_shared<const Dataset>(digits_->take()), next.data);
    digits_.reset();
  } else {
    data = has_images(next) ? images_ : make_dataset(next, ImageSource{});
  }
  trainer_ = std::make_unique<Trainer>(make_trainer(next, std::move(data), *kernels_));
}

void SeedRuns::advance(std::chrono::duration<double> budget) {
  if (done()) return;
  if (!trainer_) return set_out();
  trainer_->run_for(budget);
  if (!trainer_->finished()) return;
  const bool broke = trainer_->snapshot().stop_cause == StopCause::not_finite;
  courses_.push_back({order_.first + courses_.size(), trainer_->history().epochs, broke});
  trainer_.reset();
}

std::vector<SeedCourse> train_seeds(const Experiment& experiment, SeedOrder order,
                                    std::shared_ptr<const Dataset> images,
                                    const KernelTable& kernels) {
  SeedRuns runs(experiment, order, std::move(images), kernels);
  while (!runs.done()) runs.advance(std::chrono::milliseconds(50));
  return runs.courses();
}

}  // namespace descent
