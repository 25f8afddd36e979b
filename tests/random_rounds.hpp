#pragma once

#include <cstddef>

namespace descent::tests {

// Of so many random inputs those that are tried. With AddressSanitizer and as WebAssembly, where
// each that is refused takes fifteen to thirty times as long, a tenth: there the fuzzers
// (tests/fuzz) try others, or the same reader is at work as natively, and `./check --fast` tries
// all.
constexpr std::size_t random_rounds(std::size_t all) {
#if defined(__EMSCRIPTEN__)
  return all / 10;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
  return all / 10;
#endif
#endif
  return all;
}

}  // namespace descent::tests
