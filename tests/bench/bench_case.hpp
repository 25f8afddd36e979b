#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/kernels/kernels.hpp"

namespace descent::bench {

// One thing to time: a kernel on one size of data.
struct BenchCase {
  std::string name;
  double work;       // what one call does, in `unit`
  std::string unit;  // "FLOP", "B" (bytes read and written once) or "element"
  std::function<void(const KernelTable&)> run;
};

// Every kernel, on the sizes that training meets.
std::vector<BenchCase> bench_cases();

}  // namespace descent::bench
