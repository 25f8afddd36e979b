#pragma once

#include <algorithm>
#include <chrono>
#include <limits>

namespace descent::platform {

// Decides when to draw: a few frames after every event, because a press shows its effect over
// several, and when an animation asks for it; otherwise not at all.
class FrameClock {
 public:
  using Clock = std::chrono::steady_clock;

  void wake(int frames = 3) { frames_ = std::max(frames_, frames); }

  // After a frame that asked for another one in `seconds`.
  void drawn(double seconds) {
    frames_ = std::max(frames_ - 1, 0);
    if (seconds <= 0) wake(1);
    due_ = seconds < 1e6 ? Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                              std::chrono::duration<double>(seconds))
                         : Clock::time_point::max();
  }

  // Seconds until the next frame; infinity where none is due.
  double seconds_left() const {
    if (frames_ > 0) return 0;
    if (due_ == Clock::time_point::max()) return std::numeric_limits<double>::infinity();
    return std::max(0., std::chrono::duration<double>(due_ - Clock::now()).count());
  }

 private:
  int frames_ = 3;
  Clock::time_point due_ = Clock::time_point::max();
};

}  // namespace descent::platform
