#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "engine/core/thread_pool.hpp"

// How a loop is cut into parts for several threads.
namespace descent {

// Numbers begin … begin + count - 1 of something.
struct Stretch {
  std::size_t begin, count;
};

// Part `i` of 0 … count - 1 cut into `parts` about alike; all begin at a multiple of `unit`.
inline Stretch stretch(std::size_t count, std::size_t unit, std::size_t parts, std::size_t i) {
  const std::size_t units = (count + unit - 1) / unit;
  const std::size_t begin = std::min(units * i / parts * unit, count);
  const std::size_t end = std::min(units * (i + 1) / parts * unit, count);
  return {begin, end - begin};
}

// Into how many parts: as many as there are threads, but none of less work than it takes to hand
// it over and to wait for it several times. `work` is in multiply-adds or what takes as long.
inline std::size_t part_count(const ThreadPool& threads, std::size_t count, std::size_t unit,
                              std::uint64_t work) {
  constexpr std::uint64_t work_of_a_part = 100'000;  // 5 µs with 128-bit vectors
  const std::uint64_t units = (count + unit - 1) / unit;
  const std::uint64_t most = std::min<std::uint64_t>(work / work_of_a_part, units);
  return std::max<std::size_t>(std::min<std::uint64_t>(threads.threads(), most), 1);
}

// Calls body(stretch) for each part of 0 … count - 1, on several threads where that pays.
template <typename Body>
void share(ThreadPool& threads, std::size_t count, std::size_t unit, std::uint64_t work,
           Body&& body) {
  const std::size_t parts = part_count(threads, count, unit, work);
  threads.run(parts, [&](std::size_t i) { body(stretch(count, unit, parts, i)); });
}

}  // namespace descent
