#pragma once

#include <cstdint>
#include <memory>

#include "engine/training/evaluator.hpp"
#include "engine/training/test_log.hpp"
#include "web/driver/driver.hpp"
#include "web/driver/look.hpp"

namespace descent {

// A run's model as it stands, taken over the test set once.
class TestLook : public Look {
 public:
  // The test set must have samples.
  TestLook(const Driver& driver, Loss loss);

  const TestResult& result() const { return result_; }  // once it is done
  // Of the history that it belongs to: see History::course.
  std::uint64_t course() const { return course_; }

 protected:
  bool advance() override;

 private:
  std::shared_ptr<const Dataset> dataset_;
  std::shared_ptr<const Sequential> model_;
  const KernelTable& kernels_;
  std::uint64_t course_;
  TestResult result_;
  Evaluator evaluator_;
};

}  // namespace descent
