#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/kernels/step_recorder.hpp"

namespace descent {

// Where the time of a training step goes, as a mean over steps of the last second, or of longer
// where those are too few for the ticks of the clock. Seconds and calls are those of one step. The
// parts make up the whole step; what a part's kernels leave of it is what lies around them.
struct StepProfile {
  struct Kernel {
    std::string_view name;
    double seconds = 0;
    double calls = 0;
  };
  struct Part {
    StepPass pass = StepPass::batch;
    std::size_t layer = 0;  // of forward and backward
    double seconds = 0;
    std::vector<Kernel> kernels;
  };

  std::string_view kernels;  // the table's name
  std::uint64_t steps = 0;   // that were timed
  double step_seconds = 0;
  double clock_seconds = 0;  // of it, for reading the clock, about
  std::vector<Part> parts;   // in the order of the work
};

// The mean over `steps` steps of what was recorded. `clock_seconds` is what one reading takes.
StepProfile make_step_profile(const StepRecorder& recorder, std::uint64_t steps,
                              std::string_view kernels, double clock_seconds);

// What each of so many layers takes of a step, forwards and backwards, as a share of 1; empty where
// no step was timed.
std::vector<double> layer_shares(const StepProfile& profile, std::size_t layers);

std::string_view to_string(StepPass pass);  // "batch", "forward", …

}  // namespace descent
