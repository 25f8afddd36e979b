#include "engine/training/test_log.hpp"

#include <utility>

namespace descent {

std::span<const TestResult> TestLog::all() const {
  return results_ ? std::span<const TestResult>(*results_) : std::span<const TestResult>();
}

void TestLog::append(TestResult result) {
  const auto now = all();
  std::vector<TestResult> longer(now.size() < most ? now.begin() : now.begin() + 1, now.end());
  longer.push_back(std::move(result));
  results_ = std::make_shared<const std::vector<TestResult>>(std::move(longer));
}

}  // namespace descent
