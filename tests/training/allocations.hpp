#pragma once

#include <cstddef>

namespace descent::tests {

// What this program has got from operator new, see allocations.cpp.
struct Allocations {
  std::size_t calls = 0;
  std::size_t live_bytes = 0;  // not given back yet
};
Allocations allocations();

}  // namespace descent::tests
