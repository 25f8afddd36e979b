#include "web/scenes/line/hand_trail.hpp"

#include <limits>

namespace descent {
namespace {

// A slider that is stepped by keys or the wheel is one guess when it rests.
constexpr double rest = 0.6;

}  // namespace

void HandTrail::begin(std::size_t beginning) {
  if (beginning == beginning_) return;
  beginning_ = beginning;
  touched_at_ = -1;
  clear();
}

double HandTrail::follow(const Line& line, bool held, double now) {
  constexpr double never = std::numeric_limits<double>::infinity();
  if (touched_at_ < 0 || held) return never;
  if (now < touched_at_ + rest) return touched_at_ + rest - now;
  touched_at_ = -1;
  if (!guesses_.empty() && guesses_.back() == line) return never;
  guesses_.push_back(line);
  if (guesses_.size() > most) guesses_.erase(guesses_.begin());
  return never;
}

}  // namespace descent
