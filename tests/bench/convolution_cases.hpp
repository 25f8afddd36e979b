#pragma once

#include <vector>

#include "tests/bench/bench_case.hpp"

namespace descent::bench {

// The layers of a convolutional network on images of 28×28, as whole layers: the patches are part
// of the time, and only the products count as work.
void add_convolutions(std::vector<BenchCase>& cases);

}  // namespace descent::bench
