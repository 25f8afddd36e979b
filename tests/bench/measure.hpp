#pragma once

#include <functional>
#include <vector>

namespace descent::bench {

// What the repetitions of one measurement gave, in seconds a call.
struct Timing {
  double median, fastest, slowest;
};

// Times the programs in turn, `repetitions` rounds of at least `seconds` each: what else the
// machine does then meets all of them alike. One untimed round comes first.
std::vector<Timing> measure(const std::vector<std::function<void()>>& programs, int repetitions,
                            double seconds);

}  // namespace descent::bench
