#include "engine/training/step_profiler.hpp"

#include <algorithm>
#include <utility>

#include "engine/kernels/timed_kernels.hpp"

namespace descent {
namespace {

using Clock = StepRecorder::Clock;
using Seconds = std::chrono::duration<double>;

// Reading the clock may take this share of the training time, where steps are many.
constexpr double affordable = 0.02;
constexpr double most_between = 63;
// So many timed steps make a mean that can be trusted in spite of a clock that ticks coarsely;
// fewer do where a step takes many of its ticks.
constexpr std::uint64_t enough_steps = 200;
constexpr double long_step = 1e-3;
// No more of a timed step than this can be the clock's.
constexpr double most_clock = 0.75;
constexpr std::uint64_t trusted_steps = 20;

// What one reading takes: the quickest of a few attempts, because a browser may still be compiling
// or something else be at work. Coarse clocks may see none at all; then it is the mean.
double seconds_to_read_clock() {
  constexpr int attempts = 6, readings = 1000;
  const Clock::time_point start = Clock::now();
  Clock::time_point before = start;
  Clock::duration quickest = Clock::duration::max();
  for (int i = 0; i < attempts; ++i) {
    Clock::time_point now;
    for (int j = 0; j < readings; ++j) now = Clock::now();
    quickest = std::min(quickest, now - before);
    before = now;
  }
  if (quickest.count() == 0) quickest = (before - start) / attempts;
  return Seconds(quickest).count() / readings;
}

}  // namespace

void StepProfiler::set_on(bool on) {
  if (on == on_) return;
  on_ = on;
  restart();
  if (on) clock_seconds_ = seconds_to_read_clock();
}

void StepProfiler::restart() {
  timing_ = false;
  left_out_ = 0;
  between_ = 0;
  recorder_.clear();
  steps_ = 0;
  all_steps_ = 0;
  wait_ = Seconds(0);
  profile_.reset();
}

StepProfiler::Slice::Slice(StepProfiler& profiler, const KernelTable& kernels, bool begins_step)
    : profiler_(profiler), kernels_(&kernels) {
  if (!profiler.on_) return;
  if (begins_step) profiler.begin_step(kernels);
  if (!profiler.timing_) return;
  kernels_ = &timed_kernels(kernels);
  scope_.emplace(profiler.recorder_);
}

StepProfiler::Slice::~Slice() {
  if (!scope_) return;
  scope_.reset();  // the last part ends here
  if (ends_step_) profiler_.finish_step();
}

void StepProfiler::begin_step(const KernelTable& kernels) {
  ++all_steps_;
  timing_ = left_out_ == 0;
  if (!timing_) {
    --left_out_;
    return;
  }
  kernels_ = &kernels;
  readings_before_ = recorder_.clock_readings();
  if (all_steps_ == 1) since_ = Clock::now();
}

void StepProfiler::finish_step() {
  timing_ = false;
  ++steps_;
  const auto readings = recorder_.clock_readings() - readings_before_;
  overhead_seconds_ += static_cast<double>(readings) * clock_seconds_;
  const Clock::time_point now = Clock::now();
  if (now - since_ >= wait_) publish(now);
  left_out_ = between_;
}

void StepProfiler::publish(Clock::time_point now) {
  auto profile = std::make_shared<const StepProfile>(
      make_step_profile(recorder_, steps_, kernels_->name, clock_seconds_));
  const double step_seconds = profile->step_seconds;
  if (step_seconds > 0) {
    const double costly = profile->clock_seconds / step_seconds / affordable;
    const double many = static_cast<double>(all_steps_) / enough_steps;
    between_ = static_cast<std::uint64_t>(std::min({costly, many, most_between}));
  }
  // A wrong estimate must not eat up the training time that it is subtracted from.
  if (steps_ >= trusted_steps && profile->clock_seconds > most_clock * step_seconds) {
    clock_seconds_ *= most_clock * step_seconds / profile->clock_seconds;
  }
  profile_ = std::move(profile);
  // The first one comes at once, so that there is something to see, even of a training that is over
  // in a moment; then soon, then every second.
  wait_ = std::min(wait_ * 4 + Seconds(0.02), Seconds(1));
  since_ = now;
  if (steps_ < enough_steps && step_seconds < long_step) return;  // the mean goes on
  recorder_.clear();
  steps_ = 0;
  all_steps_ = 0;
}

}  // namespace descent
