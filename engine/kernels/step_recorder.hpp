#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/kernels/kernel_list.hpp"

// Where the time of training goes: which part of a step, and in it which kernel. Nothing is timed
// unless a recorder listens on the thread that does the work.
namespace descent {

// The parts of a step, in the order of the work.
enum class StepPass { batch, forward, loss, backward, metrics, update };

class StepRecorder {
 public:
  using Clock = std::chrono::steady_clock;
  using Duration = Clock::duration;

  struct Span {
    Duration time{};
    std::uint64_t calls = 0;
  };
  struct Part {
    StepPass pass;
    std::size_t layer;  // of forward and backward
    Span whole;
    std::array<Span, kernel_count> kernels{};  // in the order of kernel_list.hpp
  };

  // The recorder that listens on this thread; null: none.
  static StepRecorder* listening();

  // Listens from here to the end of the scope, for work that is done on this thread; in vain while
  // another recorder listens, whatever its thread.
  class Scope {
   public:
    explicit Scope(StepRecorder& recorder);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    StepRecorder* recorder_;  // null: in vain
  };

  // What was under way ends, and this part goes on.
  void enter(StepPass pass, std::size_t layer = 0);
  // What was under way ends.
  void leave();
  // Within the part under way; without one it is not counted.
  void add_kernel(std::size_t kernel, Duration time);

  void clear();

  // In the order in which they were first entered.
  const std::vector<Part>& parts() const { return parts_; }
  std::uint64_t clock_readings() const { return clock_readings_; }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::vector<Part> parts_;
  std::size_t now_ = none;
  Clock::time_point entered_{};
  std::uint64_t clock_readings_ = 0;
};

// The work from here on is this part of the step, for whoever listens.
inline void mark_step(StepPass pass, std::size_t layer = 0) {
  if (StepRecorder* recorder = StepRecorder::listening()) recorder->enter(pass, layer);
}

}  // namespace descent
