#include "web/app/looks/speed_look.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/training/training_memory.hpp"

namespace descent {
namespace {

constexpr double enough_seconds = 0.05;
constexpr std::size_t most_steps = 64;
constexpr std::uint64_t most_bytes = 256 << 20;

}  // namespace

SpeedLook::SpeedLook(Experiment experiment, std::shared_ptr<const Dataset> dataset,
                     const KernelTable& kernels)
    : experiment_(std::move(experiment)), dataset_(std::move(dataset)), kernels_(kernels) {}

bool SpeedLook::advance() {
  if (!trainer_) {
    try {
      trainer_.emplace(make_trainer(experiment_, dataset_, kernels_));
    } catch (const Error&) {
      return true;  // who trains it is told why
    }
    return false;
  }
  using Clock = std::chrono::steady_clock;
  // The first step only warms up, where there are more.
  const bool counts = steps_ > 0 || trainer_->steps_per_epoch() == 1;
  const std::uint64_t before = trainer_->samples_seen();
  const Clock::time_point begin = Clock::now();
  trainer_->run_for(Clock::duration::zero());
  if (counts) seconds_ += std::chrono::duration<double>(Clock::now() - begin).count();
  const std::uint64_t trained = trainer_->samples_seen() - before;
  if (trained == 0) return trainer_->finished();
  ++steps_;
  if (counts) samples_ += trained;
  const bool enough = seconds_ >= enough_seconds || steps_ >= most_steps ||
                      steps_ >= trainer_->steps_per_epoch() || trainer_->finished();
  if (!enough) return false;
  if (seconds_ > 0) samples_per_second_ = static_cast<double>(samples_) / seconds_;
  trainer_.reset();
  return true;
}

std::optional<double> SpeedWatch::samples_per_second(const RunView& run) {
  if (!run.ready()) return std::nullopt;
  const Experiment& experiment = run.experiment();
  const bool same = dataset_ == &run.dataset() && model_ == experiment.model &&
                    training_.batch_size == experiment.training.batch_size;
  if (!same) ask(run);
  const SpeedLook* answer = looking_.answer();
  if (!answer || answer->samples_per_second() <= 0) return std::nullopt;
  return answer->samples_per_second() * static_cast<double>(run.threads());
}

void SpeedWatch::ask(const RunView& run) {
  dataset_ = &run.dataset();
  model_ = run.experiment().model;
  training_ = run.experiment().training;
  looking_.forget();
  const std::uint64_t bytes =
      training_bytes(*run.snapshot().model, training_.optimizer, training_.batch_size, 0, 1);
  if (bytes > most_bytes) return;
  auto look = std::make_shared<SpeedLook>(run.experiment(), run.shared_dataset(), run.kernels());
  looking_.asked(look);
  run.looks().ask(std::move(look));
}

}  // namespace descent
