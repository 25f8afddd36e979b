#include "web/driver/training_run.hpp"

#include <algorithm>
#include <limits>

namespace descent {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

void TrainingRun::play() { play_until(Until::paused); }
void TrainingRun::step_batch() { play_until(Until::batch_done); }
void TrainingRun::step_epoch() { play_until(Until::epoch_done); }

void TrainingRun::play_until(Until until) {
  const bool once_more = playing_ && until_ == until && until != Until::paused;
  steps_asked_ = once_more ? steps_asked_ + 1 : 1;
  if (!once_more) return begin(until);
  // Who presses for one epoch more gets it behind the last one, too.
  const std::size_t left = trainer_.settings().epochs - trainer_.epoch();
  if (until == Until::epoch_done && left < steps_asked_) trainer_.extend(steps_asked_);
}

void TrainingRun::begin(Until until) {
  until_ = until;
  start_epoch_ = trainer_.epoch();
  start_step_ = trainer_.step_in_epoch();
  playing_ = !trainer_.finished();
}

bool TrainingRun::reached_pause() const {
  if (trainer_.finished()) return true;
  if (until_ == Until::paused) return false;
  if (trainer_.epoch() != start_epoch_) return true;
  // The last batch of an epoch is done when its tests are.
  const bool between = trainer_.step_in_epoch() < trainer_.steps_per_epoch();
  return until_ == Until::batch_done && between && trainer_.step_in_epoch() != start_step_;
}

bool TrainingRun::run_for(std::chrono::duration<double> budget) {
  if (!playing_ || resting_) return false;
  const double seconds = trainer_.training_seconds();
  const std::uint64_t samples = trainer_.samples_seen();
  // Where a step's or an epoch's end matters, training goes on slice by slice so as not to run
  // past.
  const bool changed =
      pace_ == 0 && until_ == Until::paused ? trainer_.run_for(budget) : run_paced(budget);
  measure(trainer_.training_seconds() - seconds, trainer_.samples_seen() - samples);
  if (reached_pause()) {
    playing_ = false;
    if (--steps_asked_ > 0) begin(until_);
  }
  return changed;
}

bool TrainingRun::run_paced(std::chrono::duration<double> budget) {
  const Clock::time_point start = Clock::now();
  bool changed = false;
  const auto interval = std::chrono::duration<double>(pace_ > 0 ? std::min(1 / pace_, 1e9) : 0);
  const auto pause = std::chrono::duration_cast<Clock::duration>(interval);
  due_ = std::min(due_, start + pause);  // the pace may have been slower before
  while (!reached_pause() && seconds_until_due() == 0) {
    const std::size_t epoch = trainer_.epoch();
    changed |= trainer_.run_for(std::chrono::duration<double>(0));
    if (trainer_.epoch() != epoch && pace_ > 0) {
      // What was missed is caught up with, but no more than a tenth of a second of it.
      const Clock::time_point oldest = Clock::now() - std::chrono::milliseconds(100);
      due_ = std::max(due_, oldest) + pause;
    }
    if (seconds_since(start) >= budget.count()) break;
  }
  return changed;
}

double TrainingRun::seconds_until_due() const {
  if (resting_) return std::numeric_limits<double>::infinity();
  // Only whole epochs are held back: one that takes longer than its share runs at full speed.
  const bool between_epochs = trainer_.step_in_epoch() == 0;
  if (pace_ == 0 || !between_epochs || until_ == Until::batch_done) return 0;
  return std::max(0.0, std::chrono::duration<double>(due_ - Clock::now()).count());
}

void TrainingRun::reset() {
  playing_ = false;
  trainer_.reset();
  forget_rate();
}

void TrainingRun::forget_rate() {
  samples_per_second_ = 0;
  rate_is_steady_ = false;
  window_seconds_ = 0;
  window_samples_ = 0;
}

RunReport TrainingRun::report() const {
  return {std::make_shared<const Snapshot>(trainer_.snapshot()),
          playing_,
          samples_per_second_,
          rate_is_steady_,
          playing_ && seconds_until_due() > 0 ? due_ : Clock::time_point{},
          {}};
}

void TrainingRun::measure(double seconds, std::uint64_t samples) {
  // The rate over half a second of computing, or where the pace lets it compute less, over a second
  // of everything: steady enough to read, quick enough to follow.
  constexpr double window = 0.5;
  const Clock::time_point now = Clock::now();
  if (window_samples_ == 0) window_start_ = now;
  window_seconds_ += seconds;
  window_samples_ += samples;
  const bool full = window_seconds_ >= window || now - window_start_ >= std::chrono::seconds(1);
  if (!full && samples_per_second_ > 0) return;
  if (window_samples_ == 0 || window_seconds_ <= 0) return;
  samples_per_second_ = static_cast<double>(window_samples_) / window_seconds_;
  rate_is_steady_ |= full;
  window_seconds_ = 0;
  window_samples_ = 0;
}

}  // namespace descent
