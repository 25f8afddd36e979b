#include "web/app/state/time_away.hpp"

#include <utility>

namespace descent {
namespace {

constexpr double least_seconds = 10;
constexpr double about_as_much = 0.5;  // the tests after each epoch take some of the time

}  // namespace

void TimeAway::leave(double samples_per_second, std::uint64_t samples_seen, Time now) {
  samples_per_second_ = samples_per_second;
  samples_seen_ = samples_seen;
  left_ = now;
}

std::optional<double> TimeAway::held_back(std::uint64_t samples_seen, Time now) {
  const double speed = std::exchange(samples_per_second_, 0);
  const double seconds = std::chrono::duration<double>(now - left_).count();
  if (speed <= 0 || seconds < least_seconds || samples_seen < samples_seen_) return std::nullopt;
  const double share = static_cast<double>(samples_seen - samples_seen_) / (speed * seconds);
  return share < about_as_much ? std::optional(share) : std::nullopt;
}

}  // namespace descent
