#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace descent {

// How a training got on while nobody could see the page, where a browser may hold it back.
class TimeAway {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // It trains so many samples a second, and has trained so many.
  void leave(double samples_per_second, std::uint64_t samples_seen, Time now);
  // Which share it has trained of what it would have in that time; nothing where that was about as
  // much, or the time too short to tell.
  std::optional<double> held_back(std::uint64_t samples_seen, Time now);

 private:
  double samples_per_second_ = 0;  // 0: it did not train
  std::uint64_t samples_seen_ = 0;
  Time left_{};
};

}  // namespace descent
