#include "web/driver/driver.hpp"

#include <algorithm>
#include <utility>

namespace descent {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

Driver::Driver(Trainer trainer) : trainer_(std::move(trainer)) { renew(); }

void Driver::play() {
  pause_at_epoch_ = 0;
  playing_ = !trainer_.finished();
}

bool Driver::run_for(std::chrono::duration<double> budget) {
  if (!playing_) return false;
  const double seconds = trainer_.training_seconds();
  const std::uint64_t samples = trainer_.samples_seen();
  // Where an epoch's end matters, training goes on slice by slice so as not to run past it.
  const bool changed =
      pace_ == 0 && pause_at_epoch_ == 0 ? trainer_.run_for(budget) : run_paced(budget);
  measure(trainer_.training_seconds() - seconds, trainer_.samples_seen() - samples);
  if (reached_pause()) playing_ = false;
  if (changed) renew();
  return changed;
}

bool Driver::run_paced(std::chrono::duration<double> budget) {
  const Clock::time_point start = Clock::now();
  bool changed = false;
  while (!reached_pause() && seconds_until_due() == 0) {
    const std::size_t epoch = trainer_.epoch();
    changed |= trainer_.run_for(std::chrono::duration<double>(0));
    if (trainer_.epoch() != epoch && pace_ > 0) {
      // What was missed is caught up with, but no more than a tenth of a second of it.
      const auto interval = std::chrono::duration<double>(1 / pace_);
      const Clock::time_point oldest = Clock::now() - std::chrono::milliseconds(100);
      due_ = std::max(due_, oldest) + std::chrono::duration_cast<Clock::duration>(interval);
    }
    if (seconds_since(start) >= budget.count()) break;
  }
  return changed;
}

double Driver::seconds_until_due() const {
  // Only whole epochs are held back: one that takes longer than its share runs at full speed.
  const bool between_epochs = trainer_.step_in_epoch() == 0;
  if (pace_ == 0 || !between_epochs) return 0;
  return std::max(0.0, std::chrono::duration<double>(due_ - Clock::now()).count());
}

bool Driver::reached_pause() const {
  return trainer_.finished() || (pause_at_epoch_ > 0 && trainer_.epoch() >= pause_at_epoch_);
}

void Driver::step_batch() {
  playing_ = false;
  trainer_.step();
  renew();
}

void Driver::step_epoch() {
  pause_at_epoch_ = trainer_.epoch() + 1;
  playing_ = !trainer_.finished();
}

void Driver::reset() {
  playing_ = false;
  trainer_.reset();
  forget_rate();
  renew();
}

void Driver::forget_rate() {
  samples_per_second_ = 0;
  rate_is_steady_ = false;
  window_seconds_ = 0;
  window_samples_ = 0;
}

double Driver::seconds_left_in_epoch() const {
  if (samples_per_second_ <= 0) return 0;
  const std::size_t steps_left = trainer_.steps_per_epoch() - trainer_.step_in_epoch();
  return static_cast<double>(steps_left * samples_per_step()) / samples_per_second_;
}

std::size_t Driver::samples_per_step() const {
  return std::min(trainer_.settings().batch_size, trainer_.dataset().train.count());
}

void Driver::renew() {
  snapshot_ = std::make_shared<const Snapshot>(trainer_.snapshot());
  ++version_;
}

void Driver::measure(double seconds, std::uint64_t samples) {
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
