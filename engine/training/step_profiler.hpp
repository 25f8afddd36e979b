#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "engine/kernels/kernels.hpp"
#include "engine/kernels/step_recorder.hpp"
#include "engine/training/step_profile.hpp"

namespace descent {

// Times training steps while it is on. Where reading the clock takes more than a small part of a
// step, it leaves out steps in between, so that the speed that is measured is that of training.
// A step's slices must all run on one thread, whichever that is.
class StepProfiler {
 public:
  void set_on(bool on);
  // Other kernels, another batch: what was measured counts no more.
  void restart();
  // What reading the clock has taken of the training time so far, about.
  double overhead_seconds() const { return overhead_seconds_; }
  // The newest mean; null before the first timed step.
  const std::shared_ptr<const StepProfile>& profile() const { return profile_; }

  // Lives as long as a slice of a step is worked on.
  class Slice {
   public:
    Slice(StepProfiler& profiler, const KernelTable& kernels, bool begins_step);
    ~Slice();
    Slice(const Slice&) = delete;
    Slice& operator=(const Slice&) = delete;

    // What to work with: the table given, or its timed twin.
    const KernelTable& kernels() const { return *kernels_; }
    void ends_step() { ends_step_ = true; }

   private:
    StepProfiler& profiler_;
    const KernelTable* kernels_;
    std::optional<StepRecorder::Scope> scope_;
    bool ends_step_ = false;
  };

 private:
  using Clock = StepRecorder::Clock;

  void begin_step(const KernelTable& kernels);
  void finish_step();
  void publish(Clock::time_point now);

  bool on_ = false;
  bool timing_ = false;         // the step under way
  std::uint64_t between_ = 0;   // steps that are left out between two timed ones
  std::uint64_t left_out_ = 0;  // of them still to come
  const KernelTable* kernels_ = nullptr;
  double clock_seconds_ = 0;  // for one reading
  StepRecorder recorder_;
  std::uint64_t steps_ = 0;            // in it
  std::uint64_t all_steps_ = 0;        // with those left out
  std::uint64_t readings_before_ = 0;  // of the clock, before the step under way
  double overhead_seconds_ = 0;
  Clock::time_point since_{};
  std::chrono::duration<double> wait_{0};  // until the next mean
  std::shared_ptr<const StepProfile> profile_;
};

}  // namespace descent
