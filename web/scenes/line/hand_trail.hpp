#pragma once

#include <cstddef>
#include <vector>

#include "web/scenes/line/line_fit.hpp"

namespace descent {

// The guesses that were made, in their order: a line is one when the person has let go of it.
class HandTrail {
 public:
  static constexpr std::size_t most = 30;  // the oldest go

  // The person has just set another line, at this time in seconds.
  void touch(double now) { touched_at_ = now; }
  // In each frame. `held`: a slider or a handle is being dragged. Seconds until it wants to be
  // asked again; none: infinity.
  double follow(const Line& line, bool held, double now);
  void clear() { guesses_.clear(); }
  // They go where another beginning is counted than before (View::guesses_begun).
  void begin(std::size_t beginning);

  const std::vector<Line>& guesses() const { return guesses_; }

 private:
  std::vector<Line> guesses_;
  std::size_t beginning_ = 0;
  double touched_at_ = -1;  // not taken yet; below 0: nothing is
};

}  // namespace descent
