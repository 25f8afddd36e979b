#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "engine/training/metrics.hpp"

namespace descent {

// The model as it stood, on the test set, when somebody asked.
struct TestResult {
  std::size_t epoch = 0;  // finished ones
  std::size_t step = 0;   // batches done in the epoch after them
  Scores scores;
};

// How often a training's test set was looked at and what came of it, in the order of asking. It
// only grows, whatever a training goes back to: what somebody has seen stays seen. A value whose
// copies share what is in them; of very many the newest `most` are kept.
class TestLog {
 public:
  static constexpr std::size_t most = 1000;

  std::span<const TestResult> all() const;
  void append(TestResult result);

 private:
  std::shared_ptr<const std::vector<TestResult>> results_;  // null: none
};

}  // namespace descent
