#include "web/app/looks/speed_look.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "engine/core/error.hpp"
#include "web/driver/training_thread.hpp"

namespace descent {
namespace {

constexpr double enough_seconds = 0.05, most_seconds = 0.4;
constexpr std::size_t enough_steps = 5, most_steps = 64;

// What one stall does not spoil.
double median_of(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// Nothing ends it early.
SpeedProbe without_end(SpeedProbe probe) {
  probe.experiment.training.callbacks.clear();
  probe.experiment.training.epochs = 2;
  return probe;
}

}  // namespace

SpeedLook::SpeedLook(SpeedProbe probe, std::shared_ptr<const Dataset> dataset,
                     const KernelTable& kernels, ThreadPool& threads)
    : probe_(without_end(std::move(probe))),
      dataset_(std::move(dataset)),
      kernels_(kernels),
      threads_(threads) {}

bool SpeedLook::train_a_slice() {
  using Clock = std::chrono::steady_clock;
  // The first step only warms up, where there are more.
  const bool counts = steps_ > 0 || trainer_->steps_per_epoch() == 1;
  const std::uint64_t before = trainer_->samples_seen();
  const Clock::time_point begin = Clock::now();
  trainer_->run_for(Clock::duration::zero());
  step_seconds_ += std::chrono::duration<double>(Clock::now() - begin).count();
  const std::uint64_t trained = trainer_->samples_seen() - before;
  if (trained == 0) return trainer_->finished();
  ++steps_;
  if (counts) {
    seconds_ += step_seconds_;
    a_sample_.push_back(step_seconds_ / static_cast<double>(trained));
  } else {  // nor do the layers' shares count it
    trainer_->set_profiling(false);
    trainer_->set_profiling(trainer_->threads().threads() == 1);
  }
  step_seconds_ = 0;
  const bool enough = (seconds_ >= enough_seconds && a_sample_.size() >= enough_steps) ||
                      seconds_ >= most_seconds || steps_ >= most_steps ||
                      steps_ >= trainer_->steps_per_epoch() || trainer_->finished();
  if (enough && !a_sample_.empty()) {
    const double seconds = median_of(a_sample_);
    if (seconds > 0) samples_per_second_ = probe_.samples_per_second(1 / seconds);
  }
  return enough;
}

void SpeedLook::share_out() {
  trainer_->set_profiling(false);
  trainer_->set_threads(threads_);
  trainer_->set_batch_size(probe_.shared_batch);
  trainer_->reset();
  steps_ = 0;
  seconds_ = 0;
  step_seconds_ = 0;
  a_sample_.clear();
}

bool SpeedLook::advance() {
  if (!trainer_) {
    try {
      trainer_.emplace(make_trainer(probe_.experiment, dataset_, kernels_));
      trainer_->set_profiling(true);
    } catch (const Error&) {
      return true;  // who trains it is told why
    }
    return false;
  }
  if (!train_a_slice()) return false;
  const bool alone = trainer_->threads().threads() == 1;
  if (const auto profile = trainer_->snapshot().profile; alone && profile && !probe_.is_smaller()) {
    shares_ = layer_shares(*profile, probe_.experiment.model.size());
  }
  if (alone && threads_.threads() > 1) {
    share_out();
    return false;
  }
  trainer_.reset();
  return true;
}

// What is asked for while it trains disturbs no other thread than the look's.
const SpeedLook* SpeedWatch::answer(const RunView& run) {
  if (!run.ready()) return nullptr;
  const Experiment& experiment = run.experiment();
  const bool same = dataset_ == &run.dataset() && model_ == experiment.model &&
                    training_.batch_size == experiment.training.batch_size &&
                    (threads_ == run.threads() || run.playing());
  if (!same) ask(run);
  return looking_.answer();
}

std::optional<double> SpeedWatch::samples_per_second(const RunView& run) {
  const SpeedLook* found = answer(run);
  if (!found || found->samples_per_second() <= 0 || threads_ != run.threads()) return std::nullopt;
  return found->samples_per_second();
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
  threads_ = run.playing() ? 1 : run.threads();
  looking_.forget();
  auto probe = speed_probe(run.experiment(), run.dataset().input_shape, threads_, most_bytes_);
  if (!probe) return;
  auto look = std::make_shared<SpeedLook>(*std::move(probe), run.shared_dataset(), run.kernels(),
                                          thread_pool(threads_));
  looking_.asked(look);
  run.looks().ask(std::move(look));
}

}  // namespace descent
