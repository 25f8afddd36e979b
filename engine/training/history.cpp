#include "engine/training/history.hpp"

#include <atomic>

namespace descent {

std::uint64_t new_course() {
  static std::atomic<std::uint64_t> newest{0};
  return ++newest;
}

}  // namespace descent
