#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/training/step_profile.hpp"

namespace descent {

class App;

// Which program runs, as the platform tells it: "playground", "playground_relaxed", "desktop".
struct Build {
  std::string name = "desktop";
};

// What one kernel table made of the scene's experiment.
struct TableRate {
  std::string_view name, instructions;
  double samples_per_second = 0;  // as last measured; 0: not yet
  bool in_use = false;
};

// How fast the scene's training runs. What is 0 is not known yet.
struct Performance {
  double samples_per_second = 0;
  double flop_per_sample = 0;
  double gflops = 0;       // 10⁹ floating-point operations a second, those of the products
  double peak_gflops = 0;  // what this machine can do at most: the fastest table, all threads
  double share = 0;        // gflops of peak_gflops
  std::vector<TableRate> tables;
  std::shared_ptr<const StepProfile> step;  // null: none was timed yet
};

Performance performance(const App& app);

// The fastest table beside the slowest one, in words: "simd is 11 times as fast as reference
// here."; empty until two have been measured.
std::string table_comparison(const std::vector<TableRate>& tables);

// "12.3 µs", "1.24 ms", "2.3 s".
std::string duration_text(double seconds);
// "98.2", "0.31", "1240": three digits that can be read.
std::string gflops_text(double gflops);
// "12 %", "0.4 %", "<0.1 %".
std::string share_text(double share);

}  // namespace descent
