#include "tests/bench/measure.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace descent::bench {
namespace {

double seconds_for(const std::function<void()>& program, std::size_t calls) {
  const auto start = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < calls; ++i) program();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// So many calls that they take `seconds`.
std::size_t calls_for(const std::function<void()>& program, double seconds) {
  std::size_t calls = 1;
  for (;; calls *= 2) {
    const double taken = seconds_for(program, calls);
    if (taken > seconds / 4) {
      return std::max<std::size_t>(
          1, static_cast<std::size_t>(static_cast<double>(calls) * seconds / taken));
    }
  }
}

Timing summary(std::vector<double> samples) {
  std::sort(samples.begin(), samples.end());
  return {samples[samples.size() / 2], samples.front(), samples.back()};
}

}  // namespace

std::vector<Timing> measure(const std::vector<std::function<void()>>& programs, int repetitions,
                            double seconds) {
  std::vector<std::size_t> calls;
  for (const auto& program : programs) calls.push_back(calls_for(program, seconds));
  std::vector<std::vector<double>> samples(programs.size());
  for (int repetition = 0; repetition < repetitions; ++repetition) {
    for (std::size_t i = 0; i < programs.size(); ++i) {
      samples[i].push_back(seconds_for(programs[i], calls[i]) / static_cast<double>(calls[i]));
    }
  }
  std::vector<Timing> timings;
  for (const auto& sample : samples) timings.push_back(summary(sample));
  return timings;
}

}  // namespace descent::bench
