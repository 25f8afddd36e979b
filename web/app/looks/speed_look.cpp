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
// Multiply-adds of a step, forwards and back: of a large network a few images tell its speed as
// well as a whole batch, which may take half a minute.
constexpr std::uint64_t most_work = 2'000'000'000;

Experiment with_affordable_batch(Experiment experiment, const Sequential& model) {
  const std::uint64_t work = 3 * std::max<std::uint64_t>(model.multiply_adds(), 1);
  const std::uint64_t images = std::max<std::uint64_t>(most_work / work, 1);
  std::size_t& batch = experiment.training.batch_size;
  batch = static_cast<std::size_t>(std::min<std::uint64_t>(batch, images));
  return experiment;
}

}  // namespace

SpeedLook::SpeedLook(Experiment experiment, std::shared_ptr<const Dataset> dataset,
                     const KernelTable& kernels)
    : experiment_(std::move(experiment)), dataset_(std::move(dataset)), kernels_(kernels) {}

bool SpeedLook::advance() {
  if (!trainer_) {
    try {
      trainer_.emplace(make_trainer(experiment_, dataset_, kernels_));
      trainer_->set_profiling(true);
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
  if (const auto profile = trainer_->snapshot().profile) {
    shares_ = layer_shares(*profile, experiment_.model.size());
  }
  trainer_.reset();
  return true;
}

const SpeedLook* SpeedWatch::answer(const RunView& run) {
  if (!run.ready()) return nullptr;
  const Experiment& experiment = run.experiment();
  const bool same = dataset_ == &run.dataset() && model_ == experiment.model &&
                    training_.batch_size == experiment.training.batch_size;
  if (!same) ask(run);
  return looking_.answer();
}

std::optional<double> SpeedWatch::samples_per_second(const RunView& run) {
  const SpeedLook* found = answer(run);
  if (!found || found->samples_per_second() <= 0) return std::nullopt;
  return found->samples_per_second() * static_cast<double>(run.threads());
}

const std::vector<double>& SpeedWatch::layer_shares(const RunView& run) {
  static const std::vector<double> unknown;
  const SpeedLook* found = answer(run);
  return found ? found->shares() : unknown;
}

void SpeedWatch::ask(const RunView& run) {
  dataset_ = &run.dataset();
  model_ = run.experiment().model;
  training_ = run.experiment().training;
  looking_.forget();
  const Sequential& model = *run.snapshot().model;
  Experiment probe = with_affordable_batch(run.experiment(), model);
  const std::uint64_t bytes =
      training_bytes(model, training_.optimizer, probe.training.batch_size, 0, 1);
  if (bytes > most_bytes) return;
  auto look = std::make_shared<SpeedLook>(std::move(probe), run.shared_dataset(), run.kernels());
  looking_.asked(look);
  run.looks().ask(std::move(look));
}

}  // namespace descent
