#pragma once

#include <cstddef>

namespace descent::tests {

// Of so many random inputs those that are tried. With AddressSanitizer, where each takes thirty
// times as long, a tenth: there the fuzzers (tests/fuzz) try others, and the programs without it
// try all.
constexpr std::size_t random_rounds(std::size_t all) {
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
  return all / 10;
#endif
#endif
  return all;
}

}  // namespace descent::tests
